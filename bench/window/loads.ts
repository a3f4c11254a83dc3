import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { bareNode, startPeer } from '../peers';

const run = promisify(execFile);
const flood = resolve(import.meta.dirname, 'flood.js');
const player = resolve(import.meta.dirname, 'trips.js');
const sink = resolve(import.meta.dirname, 'bare-sink.js');

/** Round trips a second that a load in a process of its own makes with an echo server, for so many seconds. */
export async function trips(
  port: number,
  connections: number,
  bytes: number,
  seconds: number,
): Promise<number> {
  const { stdout } = await run(process.execPath, [player, port, connections, bytes, seconds].map(String));
  return Number(stdout);
}

/** Round trips a second that the same load makes with Node alone, without a window. */
export async function bareTrips(connections: number, bytes: number, seconds: number): Promise<number> {
  const peer = await startPeer(bareNode);
  try {
    return await trips(peer.target.port, connections, bytes, seconds);
  } finally {
    await peer.stop();
  }
}

/** Load on a server from a process of its own, until it is stopped. */
export async function startFlood(
  port: number,
  connections: number,
  bytes: number,
): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, [flood, port, connections, bytes].map(String), { stdio: 'inherit' });
  await once(child, 'spawn');
  return async () => {
    child.kill();
    await once(child, 'exit');
  };
}

/** Reads a second that Node alone makes of the same load, without a window: the bound of this machine. */
export async function bareReads(connections: number, bytes: number, seconds: number): Promise<number> {
  const child = spawn(process.execPath, [sink], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<number> => Number((await lines.next()).value);
  const stop = await startFlood(await next(), connections, bytes);
  await next();
  await next();
  const first = await next();
  let last = first;
  for (let second = 0; second < seconds; second += 1) last = await next();
  await stop();
  child.kill();
  return (last - first) / seconds;
}
