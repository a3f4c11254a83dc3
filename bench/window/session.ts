import { once } from 'node:events';
import { WebSocket } from 'ws';
import { decodeMessage, encodeWire } from '../../shared/envelope';
import type { Method, Params, Result } from '../../shared/contract';
import type { Outcome } from '../../shared/errors';
import type { Notice } from '../../shared/model/notice';

/** A subscriber of a host besides the window: sets up what is measured, and reads the engine's figures. */
export interface HostSession {
  call<M extends Method>(method: M, params: Params<M>): Promise<Result<M>>;
  /** The latest notice. */
  readonly notice: Notice | null;
  close(): void;
}

/** Opens a session with a host's link. Each notice is acknowledged at once. */
export async function openSession(link: string): Promise<HostSession> {
  const { origin, host } = new URL(link);
  const welcome = await fetch(link, { redirect: 'manual' });
  const cookie = welcome.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error('the host gave no cookie for its key');
  const socket = new WebSocket(`ws://${host}/socket`, { headers: { origin, cookie } });
  const opened = once(socket, 'open');
  const waiting = new Map<number, (outcome: unknown) => void>();
  let notice: Notice | null = null;
  let lastId = 0;

  function send(method: Method, params: unknown): Promise<unknown> {
    lastId += 1;
    const id = lastId;
    const answer = new Promise((resolve) => waiting.set(id, resolve));
    socket.send(encodeWire({ id, method, params }));
    return answer;
  }

  socket.on('message', (data: Buffer) => {
    const message = decodeMessage(data);
    if (message === null) return;
    if ('id' in message) {
      waiting.get(message.id)?.(message.outcome);
      waiting.delete(message.id);
      return;
    }
    notice = message.payload as Notice;
    void send('notice.ack', { revision: notice.revision });
  });
  // The first notice may come in one piece with the answer to the upgrade: by then somebody must listen.
  await opened;

  return {
    async call(method, params) {
      const outcome = (await send(method, params)) as Outcome<Result<typeof method>>;
      if (!outcome.ok) throw new Error(`${method}: ${JSON.stringify(outcome.error)}`);
      return outcome.value;
    },
    get notice() {
      return notice;
    },
    close: () => socket.close(),
  };
}
