import type { Sendings } from './sendings';

/** The sendings of one engine. */
export function createSendings(): Sendings {
  return { facts: () => ({ sendings: 0, sendingsRevision: 0 }), dispose: () => undefined };
}
