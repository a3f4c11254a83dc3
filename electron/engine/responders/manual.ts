import type { MakeResponder } from './responder';

/** Sends nothing by itself: the user types the replies, and ends the connection. */
export const makeManual: MakeResponder = () => ({
  received: () => undefined,
  peerFinished: () => undefined,
  dispose: () => undefined,
});
