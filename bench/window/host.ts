import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const program = resolve(import.meta.dirname, '../host/host.js');

/** A browser host in a process of its own, with a data folder of its own. */
export interface RunningHost {
  readonly pid: number;
  /** The link that lets a browser in. */
  readonly link: string;
  /** Where it keeps its captures. */
  readonly data: string;
  /** Ends it in order and removes its data. */
  stop(): Promise<void>;
}

/** Starts the built browser host. Rejects when it ends before it is ready. */
export async function startHost(): Promise<RunningHost> {
  const data = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const child: ChildProcess = spawn(process.execPath, [program, '--no-open', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  if (child.stdout === null || child.pid === undefined) throw new Error('the host could not be started');
  const first = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    ended.then(() => Promise.reject(new Error('the host ended before it was ready'))),
  ]);
  const link = /http:\S+/.exec(String(first[0]))?.[0];
  if (link === undefined) throw new Error(`the host printed no link: ${String(first[0])}`);
  return {
    pid: child.pid,
    link,
    data,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}
