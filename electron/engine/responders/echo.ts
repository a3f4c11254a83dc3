import type { MakeResponder } from './responder';

/** Sends every chunk back as it came (RFC 862), and answers the peer's FIN with its own after all bytes are out. */
export const makeEcho: MakeResponder = (reply) => ({
  received: (bytes) => reply.write(bytes),
  peerFinished: () => reply.finish(),
  dispose: () => undefined,
});
