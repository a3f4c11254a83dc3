import { pingPong } from '../load';

/**
 * Load in a process of its own: `trips.js PORT CONNECTIONS BYTES SECONDS`. Plays ping-pong with an echo server for so long, and
 * prints the round trips a second over all connections. It sleeps when it has nothing to do: the window needs the processor, too.
 */
const [port, connections, size, seconds] = process.argv.slice(2).map(Number) as [
  number,
  number,
  number,
  number,
];
console.log(await pingPong({ host: '127.0.0.1', port }, connections, size, seconds * 1_000, 'sleeps'));
