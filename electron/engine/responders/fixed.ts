import type { CompiledMessage } from '../../../shared/message/compile-message';
import type { Surroundings } from '../../../shared/message/surroundings';
import type { Reply, Responder } from './responder';

/** Answers each chunk with the same message, its variables filled anew, and the peer's FIN with its own. */
export function fixedReply(
  message: CompiledMessage,
  surroundings: Surroundings,
): (reply: Reply) => Responder {
  return (reply) => ({
    received: () => {
      const bytes = message.render(surroundings);
      if (bytes.length > 0) reply.write(bytes);
    },
    peerFinished: () => reply.finish(),
    dispose: () => undefined,
  });
}
