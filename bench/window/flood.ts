import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Memory of the messages that are made ahead: little enough to stay in a processor's cache. */
const AHEAD_BYTES = 4 * 1024 * 1024;

/**
 * Messages offered a second: a little more than is to be captured. More would not become more reads but larger ones, and what
 * writes them would take the processor from what is measured.
 */
const OFFERED_PER_SECOND = 120_000;

/**
 * Load in a process of its own: `flood.js PORT CONNECTIONS BYTES`. Offers so many messages a second, one to each connection in
 * turn, until it is ended. Each is a write of its own, so that most become reads of their own: larger writes would cost less
 * here and be one row there. A message tells its number, of those made ahead; every 1,000th holds `needle`. They come round
 * again: while the load runs, it does nothing but write.
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
let turn = 0;
let offered = 0;
const begun = performance.now();

function writeNext(): void {
  const socket = sockets[turn] as Socket;
  turn = (turn + 1) % sockets.length;
  // What the kernel has not taken yet would only be glued together to larger reads.
  if (socket.writableLength > 0) return;
  socket.write(messages.subarray(place, place + size));
  place = place + size < messages.length ? place + size : 0;
}

function pass(): void {
  const due = ((performance.now() - begun) * OFFERED_PER_SECOND) / 1_000;
  // What could not be offered in time is not made up for: a burst would be glued together.
  offered = Math.max(offered, due - sockets.length);
  for (; offered < due; offered += 1) writeNext();
  setTimeout(pass, 1);
}

pass();
