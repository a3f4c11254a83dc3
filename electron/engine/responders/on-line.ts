import type { Answering } from '../../../shared/model/responder';
import type { MakeResponder, Reply, Responder } from './responder';

/**
 * A responder whose replies go through the connection's line: delayed, limited, and ended behind so many messages, as the options
 * say. Nothing more is answered once an end is in line.
 */
export function onLine(make: (reply: Reply) => Responder, answering: Answering): MakeResponder {
  return (reply) => {
    const { line } = reply;
    line.configure(answering);
    let answers = 0;
    const inner = make({
      write: (bytes) => {
        answers += 1;
        line.reply(bytes);
      },
      push: (bytes) => line.reply(bytes),
      finish: () => line.end('finish'),
      get queued() {
        return reply.queued + line.bytes;
      },
    });
    return {
      opened: () => inner.opened?.(),
      received(bytes, at) {
        if (line.ended) return;
        answers = 0;
        inner.received(bytes, at);
        if (answers > 0) line.answered();
      },
      drained: () => inner.drained?.(),
      peerFinished: () => inner.peerFinished(),
      dispose: () => inner.dispose(),
    };
  };
}
