import type { Reply, Responder } from './responder';

/** Throws away what comes and sends nothing (RFC 863), until the peer's FIN is answered with its own. */
export const makeDiscard = (reply: Reply): Responder => ({
  received: () => undefined,
  peerFinished: () => reply.finish(),
  dispose: () => undefined,
});
