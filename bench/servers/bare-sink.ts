import { createServer, type AddressInfo } from 'node:net';

// What Node alone makes of a flood: reads, counts the reads and keeps nothing. Prints its port, and each second the count so far.
let reads = 0;
const server = createServer({ noDelay: true }, (socket) => {
  socket.on('data', () => (reads += 1));
  socket.on('error', () => undefined);
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
setInterval(() => console.log(reads), 1_000);
process.on('SIGTERM', () => process.exit());
