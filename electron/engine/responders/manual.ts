import type { Responder } from './responder';

/** Sends nothing by itself: the user types the replies, and ends the connection. */
export const makeManual = (): Responder => ({
  received: () => undefined,
  peerFinished: () => undefined,
  dispose: () => undefined,
});
