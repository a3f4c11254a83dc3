import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CAPTURE_MAX_DISK_BYTES } from '../shared/limits';
import { median } from './stats';
import { play, type Passage } from './soak/players';
import { differences } from './soak/verify';
import { startHost } from './window/host';
import { pause, residentBytes, startServer } from './window/measure';
import { openPage } from './window/page';
import { openSession } from './window/session';

const CONNECTIONS = 200;
const SAMPLE_MS = 10_000;
const MIB = 2 ** 20;
/** More growth between the first and the last fifth of the trial is a leak, not noise. */
const FLAT = 1.15;

const { values } = parseArgs({
  options: { chromium: { type: 'string' }, minutes: { type: 'string', default: '30' } },
});
const minutes = Number(values.minutes);
if (values.chromium === undefined) throw new Error('--chromium must name a Chromium to open the window with');

/** Median of the last fifth of the samples over that of the second fifth: the first one fills caches. */
function growth(samples: readonly number[]): number {
  const fifth = Math.max(1, Math.floor(samples.length / 5));
  return median(samples.slice(-fifth)) / median(samples.slice(fifth, 2 * fifth));
}

const host = await startHost();
const session = await openSession(host.link);
const page = await openPage(host.link, values.chromium);
process.exitCode = 1;
try {
  // Room for all of it: every byte is compared at the end.
  await session.call('captures.configure', { maxBytes: CAPTURE_MAX_DISK_BYTES });
  const { server, port } = await startServer(session);
  await session.call('server.configure', { server, responder: { kind: 'echo' } });
  const until = performance.now() + minutes * 60_000;
  const isOver = (): boolean => performance.now() >= until;
  const passages: Passage[] = [];
  const players = Array.from({ length: CONNECTIONS }, (_, number) =>
    play(number, port, isOver, (passage) => passages.push(passage)),
  );
  const resident: number[] = [];
  const heap: number[] = [];
  while (!isOver()) {
    await pause(SAMPLE_MS);
    resident.push(await residentBytes(host.pid));
    heap.push(await page.heapBytes());
    if (resident.length % 6 !== 0) continue;
    const { next, bytes, dropped } = session.notice?.rows ?? { next: 0, bytes: 0, dropped: 0 };
    console.log(
      `${resident.length / 6} min: ${next.toLocaleString('en')} records, ${Math.round(bytes / MIB)} MiB on disk, ` +
        `${dropped} dropped; host ${Math.round((resident.at(-1) ?? 0) / MIB)} MiB, window ${((heap.at(-1) ?? 0) / MIB).toFixed(1)} MiB`,
    );
  }
  await Promise.all(players);
  await session.call('server.stop', { server });
  // All that happened is in the files once a notice no longer changes what was captured.
  await pause(1_000);
  const { live, state } = await session.call('captures.list', {});
  const records = session.notice?.rows.next ?? 0;
  const wrong = differences(join(host.data, 'captures', live), records, passages);
  const bytes = passages.reduce((sum, { sent, received }) => sum + sent + received, 0);
  console.log(
    `\n${minutes} minutes, ${passages.length} connections, ${CONNECTIONS} at a time, ${Math.round(bytes / MIB)} MiB both ways, ` +
      `${records.toLocaleString('en')} records; the capture is ${state.kind}`,
  );
  console.log(`differences between what was sent, received and captured (SHA-256): ${wrong.length}`);
  for (const sentence of wrong.slice(0, 20)) console.log(`  ${sentence}`);
  const grown = { host: growth(resident), window: growth(heap) };
  console.log(
    `memory, last fifth over second fifth: host ${grown.host.toFixed(2)}, window ${grown.window.toFixed(2)}`,
  );
  if (wrong.length === 0 && grown.host <= FLAT && grown.window <= FLAT) process.exitCode = 0;
} finally {
  session.close();
  await page.close();
  await host.stop();
}
