import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Where a measured server listens, always on a loopback address. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

async function dial(at: Target): Promise<Socket> {
  const socket = connect({ ...at, noDelay: true });
  await once(socket, 'connect');
  return socket;
}

/**
 * Ping-pong: each connection sends `size` bytes, waits until all came back, and sends again, for `ms` milliseconds.
 * Resolves with round trips per second over all connections. Rejects when a connection ends early.
 */
export async function pingPong(at: Target, connections: number, size: number, ms: number): Promise<number> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => dial(at)));
  const message = Buffer.alloc(size, 'p');
  let trips = 0;
  const started = performance.now();
  const until = started + ms;
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((resolve, reject) => {
          let missing = size;
          socket.on('error', reject);
          socket.on('end', () => reject(new Error('the server ended a connection during the measurement')));
          socket.on('data', (chunk) => {
            missing -= chunk.length;
            if (missing > 0) return;
            trips += 1;
            missing = size;
            if (performance.now() < until) socket.write(message);
            else resolve();
          });
          socket.write(message);
        }),
    ),
  );
  const seconds = (performance.now() - started) / 1_000;
  for (const socket of sockets) socket.destroy();
  return trips / seconds;
}

/**
 * Stream: one connection writes `total` bytes in writes of `size` as fast as the socket takes them and reads the echo.
 * Resolves with MiB per second, counted until the last byte was back.
 */
export async function stream(at: Target, size: number, total: number): Promise<number> {
  const socket = await dial(at);
  const block = Buffer.alloc(size, 's');
  let unsent = total;
  let missing = total;
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
    socket.on('data', (chunk) => {
      missing -= chunk.length;
      if (missing === 0) resolve();
    });
    pump();
  });
  const seconds = (performance.now() - started) / 1_000;
  socket.destroy();
  return total / 2 ** 20 / seconds;
}
