import type { Params } from '../../../shared/contract';
import type { Outcome } from '../../../shared/errors';
import type { EndpointId } from '../../../shared/model/ids';
import type { Sending, SendingId } from '../../../shared/model/sending';
import type { Recipients } from './recipients';

type Done = Outcome<Record<string, never>>;
type Started = Outcome<{ sending: SendingId }>;

/** Whom an order goes to: found for what its target says, by whoever knows all endpoints. */
export interface Resolved {
  readonly endpoint: EndpointId;
  readonly recipients: Recipients;
}

/** What one subscriber feeds: its files fail with it. */
export interface SendingSession {
  file(order: Params<'sending.file'>, to: Resolved): Started;
  piece(id: SendingId, data: Uint8Array): Promise<Done>;
  end(id: SendingId): Promise<Done>;
  dispose(): void;
}

/** What sends by itself: files, repetitions and sequences. */
export interface Sendings {
  /** How many of an endpoint run or are paused, and how often their list changed. */
  facts(endpoint: EndpointId): { readonly sendings: number; readonly sendingsRevision: number };
  /** Fails as `invalid_message` or `too_many_sendings`. */
  repeat(order: Params<'sending.repeat'>, to: Resolved): Started;
  /** Fails as `invalid_message`, `invalid_pattern` or `too_many_sendings`. */
  sequence(order: Params<'sending.sequence'>, to: Resolved): Started;
  session(): SendingSession;
  list(endpoint: EndpointId): Sending[];
  pause(id: SendingId): Done;
  resume(id: SendingId): Done;
  stop(id: SendingId): Done;
  /** Stops it if it runs. */
  forget(id: SendingId): Done;
  /** An endpoint was stopped: stops all of its sendings. */
  stopAll(endpoint: EndpointId): void;
  /** An endpoint is gone, and its sendings with it. */
  forgetAll(endpoint: EndpointId): void;
  /** Stops all of them. */
  dispose(): void;
}
