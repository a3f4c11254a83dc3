import { pingPong } from '../load';

/**
 * Load in a process of its own: `trips.js PORT CONNECTIONS BYTES SECONDS`. Plays ping-pong with an echo server for so long, and
 * prints the round trips a second over all connections.
 */
const [port, connections, size, seconds] = process.argv.slice(2).map(Number) as [
  number,
  number,
  number,
  number,
];
console.log(await pingPong({ host: '127.0.0.1', port }, connections, size, seconds * 1_000));
