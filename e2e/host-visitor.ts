import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { decodeMessage, encodeWire } from '../shared/envelope';

/** What a visitor without a browser knows of a host: the parts of the link that it printed. */
export interface Visitor {
  readonly port: number;
  readonly key: string;
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** The status of one request that carries exactly these headers. */
  status(path: string, headers?: Record<string, string>): Promise<number>;
  /** The `Cookie` header that the host gives for its key. */
  cookie(): Promise<string>;
  /** Tries to open a WebSocket with exactly these headers: the socket, or the status that it was refused with. */
  dial(headers: Record<string, string>): Promise<WebSocket | number>;
  /** A WebSocket as a page has it. */
  page(): Promise<WebSocket>;
}

/** A visitor to the host that printed this link. */
export function visitorOf(link: string): Visitor {
  const { origin, port, searchParams } = new URL(link);
  const key = searchParams.get('key') ?? '';

  const ask = async (path: string, headers: Record<string, string>): Promise<IncomingMessage> => {
    const asked = request({ host: '127.0.0.1', port, path, headers, agent: false }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.resume();
    return answer;
  };
  const cookie = async (): Promise<string> => {
    const { headers } = await ask(`/?key=${key}`, {});
    return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  };
  const dial = async (headers: Record<string, string>): Promise<WebSocket | number> => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/socket`, { headers });
    socket.on('error', () => undefined);
    return Promise.race([
      once(socket, 'open').then(() => socket),
      once(socket, 'unexpected-response').then(([, answer]) => (answer as IncomingMessage).statusCode ?? 0),
    ]);
  };

  return {
    port: Number(port),
    key,
    origin,
    cookie,
    dial,
    status: async (path, headers = {}) => (await ask(path, headers)).statusCode ?? 0,
    async page() {
      const socket = await dial({ origin, cookie: await cookie() });
      if (typeof socket === 'number') throw new Error(`The host refused a page with ${socket}.`);
      return socket;
    },
  };
}

/** Calls a method over a page's WebSocket and resolves with the value of its outcome; rejects when it failed. */
export async function call<T>(socket: WebSocket, method: string, params: unknown): Promise<T> {
  const id = Math.floor(Math.random() * 1e9);
  const answer = new Promise<unknown>((resolve, reject) => {
    const read = (data: Buffer): void => {
      const message = decodeMessage(data);
      if (message === null || !('id' in message) || message.id !== id) return;
      socket.off('message', read);
      resolve(message.outcome);
    };
    socket.on('message', read);
    socket.once('close', () => reject(new Error('The host closed the WebSocket.')));
  });
  socket.send(encodeWire({ id, method, params }));
  const outcome = (await answer) as { ok: boolean; value: T; error?: unknown };
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}
