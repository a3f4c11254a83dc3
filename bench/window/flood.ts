import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Memory of the messages that are made ahead: little enough to stay in a processor's cache. */
const AHEAD_BYTES = 4 * 1024 * 1024;

/**
 * Load in a process of its own: `flood.js PORT CONNECTIONS BYTES`. Writes one message after the other to each connection in
 * turn, as fast as the server reads them, until it is ended. Each is a write of its own, so that most become reads of their own:
 * larger writes would cost less here and be one row there. A message tells its number, of those made ahead; every 1,000th holds
 * `needle`. They come round again: while the load runs, it does nothing but write.
 */
const [port, connections, size] = process.argv.slice(2).map(Number) as [number, number, number];

async function dial(): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await once(socket, 'connect');
  socket.resume();
  socket.on('error', () => process.exit(1));
  return socket;
}

const sockets: Socket[] = [];
while (sockets.length < connections) sockets.push(await dial());
const ahead = Math.floor(AHEAD_BYTES / size);
const messages = Buffer.alloc(ahead * size, '.');
for (let n = 0; n < ahead; n += 1)
  messages.write(`message ${n}${n % 1_000 === 0 ? ' needle' : ''} `, n * size, 'latin1');
let place = 0;

function pass(): void {
  for (const socket of sockets) {
    // What the kernel has not taken yet would only be glued together to larger reads.
    if (socket.writableLength > 0) continue;
    socket.write(messages.subarray(place, place + size));
    place = place + size < messages.length ? place + size : 0;
  }
  setImmediate(pass);
}

pass();
