import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Target } from './load';

/** One measured server: its name in the tables, and how its process is started. */
export interface Peer {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** A peer that runs in a process of its own until `stop`. */
export interface RunningPeer {
  readonly name: string;
  readonly target: Target;
  stop(): Promise<void>;
}

const built = import.meta.dirname;
const sources = resolve(built, '../../bench/servers');

export const parley: Peer = {
  name: 'Parley',
  command: process.execPath,
  args: [resolve(built, 'parley-server.js')],
};
/** The same engine, answering by ten rules: for each chunk, and for each line. */
export const parleyRules: Peer = {
  ...parley,
  name: 'rules',
  args: [...parley.args, '--rules'],
};
export const parleyFramedRules: Peer = {
  ...parley,
  name: 'framed rules',
  args: [...parley.args, '--framed-rules'],
};
export const bareNode: Peer = {
  name: 'bare Node',
  command: process.execPath,
  args: [resolve(built, 'bare-server.js')],
};
/** Reads everything and answers nothing. */
export const bareSink: Peer = {
  name: 'bare sink',
  command: process.execPath,
  args: [resolve(built, 'bare-sink.js')],
};
export const labPython: Peer = {
  name: 'lab Python',
  command: 'python3',
  args: [resolve(sources, 'lab_server.py')],
};

/** Starts a peer and waits for the port it prints. Rejects when it ends before it printed one. */
export async function startPeer(peer: Peer): Promise<RunningPeer> {
  const child: ChildProcess = spawn(peer.command, peer.args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  if (child.stdout === null) throw new Error('a peer has no standard output');
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([
    once(lines, 'line'),
    ended.then(() => Promise.reject(new Error(`${peer.name} ended before it printed its port`))),
  ]);
  return {
    name: peer.name,
    target: { host: '127.0.0.1', port: Number(first[0]) },
    async stop() {
      child.kill();
      await ended;
    },
  };
}
