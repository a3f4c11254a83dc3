import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { EndpointId } from '../../shared/model/ids';
import { LIVE_CAPTURE } from '../../shared/model/capture';
import type { WatchedPage } from './page';
import type { HostSession } from './session';

const run = promisify(execFile);
/** Least time between two looks at a figure that grows, in ms. */
const LOOK_MS = 200;

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Starts the workbench's first server on a free port, reading and answering nothing. */
export async function startServer(session: HostSession): Promise<{ server: EndpointId; port: number }> {
  const { list } = await session.call('workbench.snapshot', {});
  const server = list.find(({ kind }) => kind === 'server')?.id;
  if (server === undefined) throw new Error('the workbench has no server');
  await session.call('server.configure', { server, port: 0, responder: { kind: 'manual' } });
  const { address } = await session.call('server.start', { server });
  return { server, port: address.port };
}

/** What was seen while rows arrived and the window followed. Times in ms. */
export interface Following {
  readonly rowsPerSecond: number;
  readonly tasks: readonly number[];
  readonly keys: readonly number[];
}

/** Follows arriving rows for some seconds and presses a key ten times a second. Keys painted within 16 ms count as 16. */
export async function follow(session: HostSession, page: WatchedPage, seconds: number): Promise<Following> {
  await page.forget();
  const started = performance.now();
  const first = session.notice?.rows.next ?? 0;
  let presses = 0;
  while (performance.now() - started < seconds * 1_000) {
    await page.type();
    presses += 1;
    await pause(100);
  }
  const rows = (session.notice?.rows.next ?? 0) - first;
  const rowsPerSecond = (rows * 1_000) / (performance.now() - started);
  const slow = await page.slowKeys();
  const quick = Array.from({ length: Math.max(0, presses - slow.length) }, () => 16);
  return { rowsPerSecond, tasks: await page.tasks(), keys: [...slow, ...quick] };
}

/** Resolves once the capture has so many records; calls back at each look, and so at least once. */
export async function fillTo(
  session: HostSession,
  records: number,
  look: () => Promise<void>,
): Promise<void> {
  for (;;) {
    await look();
    if ((session.notice?.rows.next ?? 0) >= records) return;
    await pause(LOOK_MS);
  }
}

/** Resident memory of a process in bytes, as the system counts it. */
export async function residentBytes(pid: number): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout.trim()) * 1_024;
}

/** Ms until a filter for a text has looked at all that was captured, and the rows it found. */
export async function filterFor(
  session: HostSession,
  server: EndpointId,
  text: string,
): Promise<{ ms: number; matches: number; of: number }> {
  const started = performance.now();
  const { filter } = await session.call('filter.open', {
    capture: LIVE_CAPTURE,
    endpoint: server,
    connection: null,
    criteria: {
      kinds: null,
      connections: null,
      length: null,
      time: null,
      pattern: { kind: 'text', text, matchCase: true },
    },
  });
  for (;;) {
    const { state, matches, of } = await session.call('filter.status', { filter });
    if (state.kind === 'failed') throw new Error(`the filter failed: ${state.error.code}`);
    if (state.kind === 'live' || state.kind === 'complete') {
      const ms = performance.now() - started;
      await session.call('filter.close', { filter });
      return { ms, matches, of };
    }
  }
}

/** Ms that grep takes to count the same text in the same payload files. */
export async function grepFor(data: string, capture: string, text: string): Promise<number> {
  const folder = join(data, 'captures', capture);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.payload'));
  // Read once before, so that both find the files in the system's cache.
  await Promise.all(files.map((name) => readFile(join(folder, name))));
  const started = performance.now();
  await run('grep', ['-a', '-o', '-F', '-h', text, ...files.map((name) => join(folder, name))], {
    maxBuffer: 2 ** 28,
    env: { ...process.env, LC_ALL: 'C' },
  });
  return performance.now() - started;
}
