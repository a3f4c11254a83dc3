import type { Reply, Responder } from './responder';

/** Sends every chunk back as it came (RFC 862), and answers the peer's FIN with its own after all bytes are out. */
export const makeEcho = (reply: Reply): Responder => ({
  received: (bytes) => reply.write(bytes),
  peerFinished: () => reply.finish(),
  dispose: () => undefined,
});
