import { createHash, randomInt, randomBytes, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What one connection sent and got back. A digest of bytes tells whether two sides saw the same. */
export interface Passage {
  /** Its own port: how the capture names it. */
  readonly port: number;
  readonly ending: 'finished' | 'reset';
  readonly sent: number;
  readonly received: number;
  readonly sentDigest: string;
  readonly receivedDigest: string;
}

/** How a connection behaves: sizes of its messages in bytes, pause between them in ms, how many, and how it ends. */
interface Manner {
  readonly least: number;
  readonly most: number;
  readonly pauseMs: number;
  readonly messages: number;
  readonly ending: Passage['ending'];
}

/** Mixed traffic: dribblers, talkers, bursts, and those that reset. */
const manners: readonly Manner[] = [
  { least: 1, most: 2, pauseMs: 20, messages: 500, ending: 'finished' },
  { least: 16, most: 512, pauseMs: 50, messages: 400, ending: 'finished' },
  { least: 1_024, most: 4_096, pauseMs: 100, messages: 200, ending: 'finished' },
  { least: 65_536, most: 262_144, pauseMs: 2_000, messages: 10, ending: 'finished' },
  { least: 16, most: 512, pauseMs: 50, messages: 100, ending: 'reset' },
];

/** Plays one connection after the other until the time is up, in the manner of its number; tells of each passage. */
export async function play(
  number: number,
  port: number,
  isOver: () => boolean,
  tell: (passage: Passage) => void,
): Promise<void> {
  const manner = manners[number % manners.length];
  if (manner === undefined) throw new RangeError('there is no such manner');
  while (!isOver()) tell(await pass(port, manner, isOver));
}

async function pass(port: number, manner: Manner, isOver: () => boolean): Promise<Passage> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true, allowHalfOpen: true });
  await once(socket, 'connect');
  const own = socket.localPort ?? 0;
  const came = new Arrivals(socket);
  const sentHash = createHash('sha256');
  let sent = 0;
  for (let message = 0; message < manner.messages && !isOver() && !socket.destroyed; message += 1) {
    const bytes = randomBytes(randomInt(manner.least, manner.most));
    sentHash.update(bytes);
    sent += bytes.length;
    if (!socket.write(bytes)) await once(socket, 'drain');
    await came.upTo(sent);
    await new Promise((done) => setTimeout(done, randomInt(0, 2 * manner.pauseMs)));
  }
  if (manner.ending === 'reset') socket.resetAndDestroy();
  else socket.end();
  await once(socket, 'close');
  return {
    port: own,
    ending: manner.ending,
    sent,
    received: came.bytes,
    sentDigest: sentHash.digest('hex'),
    receivedDigest: came.hash.digest('hex'),
  };
}

/** What came back on a socket. */
class Arrivals {
  readonly hash: Hash = createHash('sha256');
  bytes = 0;
  #waiting: { upTo: number; resolve: () => void } | null = null;

  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (data: Buffer) => {
      this.hash.update(data);
      this.bytes += data.length;
      if (this.#waiting !== null && this.bytes >= this.#waiting.upTo) this.#waiting.resolve();
    });
    // A connection that broke answers no more: what is missing then is told by the digests.
    socket.on('error', () => undefined);
    socket.on('close', () => this.#waiting?.resolve());
    // The peer finishes after us, so there is nothing more to say then.
    socket.on('end', () => socket.end());
  }

  upTo(bytes: number): Promise<void> {
    if (this.bytes >= bytes || this.#socket.destroyed) return Promise.resolve();
    return new Promise((resolve) => (this.#waiting = { upTo: bytes, resolve }));
  }
}
