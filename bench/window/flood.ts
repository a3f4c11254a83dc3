import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/**
 * Load in a process of its own: `flood.js PORT CONNECTIONS BYTES`. Writes one message after the other to each connection in
 * turn, as fast as the server reads them, until it is ended. A message tells its number; every 1,000th holds `needle`.
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
const block = Buffer.alloc(size, '.');
let sent = 0;

function pass(): void {
  for (const socket of sockets) {
    // What the kernel has not taken yet would only be glued together to larger reads.
    if (socket.writableLength > 0) continue;
    const message = Buffer.from(block);
    message.write(`message ${sent}${sent % 1_000 === 0 ? ' needle' : ''} `, 0, 'latin1');
    socket.write(message);
    sent += 1;
  }
  setImmediate(pass);
}

pass();
