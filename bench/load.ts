import { once } from 'node:events';
import { connect, type OnReadOpts, type Socket } from 'node:net';

const READ_BYTES = 64 * 1024;
const LINE_FEED = 0x0a;

/** Where a measured server listens, always on a loopback address. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

/**
 * `read` takes in what arrives without a stream around it, into one buffer that is used again. The load must cost less
 * than the server that it measures: otherwise it is itself what is measured.
 */
async function dial(at: Target, read: (bytes: number) => void): Promise<Socket> {
  const onread: OnReadOpts = {
    buffer: Buffer.alloc(READ_BYTES),
    callback: (bytes) => {
      read(bytes);
      return true;
    },
  };
  const socket = connect({ ...at, noDelay: true, onread });
  await once(socket, 'connect');
  return socket;
}

/**
 * Keeps this process from sleeping until the returned function is called. A load that sleeps between two answers is woken by the
 * server's write, and the system bills that to the server: the quicker the load, the slower the server would seem.
 */
function stayAwake(): () => void {
  let awake = true;
  const look = (): void => {
    if (awake) setImmediate(look);
  };
  look();
  return () => (awake = false);
}

/**
 * Ping-pong: each connection sends a line of `size` bytes, waits until all came back, and sends again, for `ms` milliseconds.
 * Resolves with round trips per second over all connections. Rejects when a connection ends early. A load that is to leave the
 * processor to others between two answers `sleeps`.
 */
export async function pingPong(
  at: Target,
  connections: number,
  size: number,
  ms: number,
  between: 'stays-awake' | 'sleeps' = 'stays-awake',
): Promise<number> {
  const message = Buffer.alloc(size, 'p');
  message[size - 1] = LINE_FEED;
  const players = await Promise.all(Array.from({ length: connections }, () => player(at, message)));
  const sleep = between === 'stays-awake' ? stayAwake() : () => undefined;
  const started = performance.now();
  const trips = await Promise.all(players.map((play) => play(started + ms)));
  const seconds = (performance.now() - started) / 1_000;
  sleep();
  return trips.reduce((sum, own) => sum + own, 0) / seconds;
}

/** Connects, and returns what plays ping-pong until a time and resolves with the number of round trips. */
async function player(at: Target, message: Buffer): Promise<(until: number) => Promise<number>> {
  let missing = message.length;
  let arrived = (): void => undefined;
  const socket = await dial(at, (bytes) => {
    missing -= bytes;
    if (missing === 0) arrived();
  });
  return (until) =>
    new Promise((resolve, reject) => {
      let trips = 0;
      socket.on('error', reject);
      socket.on('end', () => reject(new Error('the server ended a connection during the measurement')));
      arrived = () => {
        trips += 1;
        missing = message.length;
        if (performance.now() < until) {
          socket.write(message);
          return;
        }
        socket.destroy();
        resolve(trips);
      };
      socket.write(message);
    });
}

/**
 * Stream: one connection writes `total` bytes in writes of `size` as fast as the socket takes them and reads the echo.
 * Resolves with MiB per second, counted until the last byte was back.
 */
export async function stream(at: Target, size: number, total: number): Promise<number> {
  const block = Buffer.alloc(size, 's');
  let unsent = total;
  let missing = total;
  let done = (): void => undefined;
  const socket = await dial(at, (bytes) => {
    missing -= bytes;
    if (missing === 0) done();
  });
  const started = performance.now();
  const pump = (): void => {
    while (unsent > 0) {
      const part = unsent >= size ? block : block.subarray(0, unsent);
      unsent -= part.length;
      if (!socket.write(part)) return;
    }
  };
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('drain', pump);
    done = resolve;
    pump();
  });
  const seconds = (performance.now() - started) / 1_000;
  socket.destroy();
  return total / 2 ** 20 / seconds;
}
