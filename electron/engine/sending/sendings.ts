import type { EndpointId } from '../../../shared/model/ids';

/** What sends by itself: files, repetitions and sequences. */
export interface Sendings {
  /** How many of an endpoint run or are paused, and how often their list changed. */
  facts(endpoint: EndpointId): { readonly sendings: number; readonly sendingsRevision: number };
  /** Stops all of them. */
  dispose(): void;
}
