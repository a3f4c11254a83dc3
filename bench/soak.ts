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
/** More growth between the second and the last fifth of the trial is no noise … */
const FLAT = 1.15;
/** … and more for each record that came in between is a leak: lists of rows cost a few bytes a record, until it is dropped. */
const FLAT_BYTES_A_RECORD = 4;

const { values } = parseArgs({
  options: { chromium: { type: 'string' }, minutes: { type: 'string', default: '30' } },
});
const minutes = Number(values.minutes);
if (values.chromium === undefined) throw new Error('--chromium must name a Chromium to open the window with');

/** Of samples, in their unit. */
interface Fifths {
  readonly early: number;
  readonly late: number;
}

/** Medians of the second fifth of the samples and of the last: the first one fills caches. */
function fifths(samples: readonly number[]): Fifths {
  const fifth = Math.max(1, Math.floor(samples.length / 5));
  return { early: median(samples.slice(fifth, 2 * fifth)), late: median(samples.slice(-fifth)) };
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
  const recorded: number[] = [];
  while (!isOver()) {
    await pause(SAMPLE_MS);
    resident.push(await residentBytes(host.pid));
    heap.push(await page.heapBytes());
    const { next, bytes, dropped } = session.notice?.rows ?? { next: 0, bytes: 0, dropped: 0 };
    recorded.push(next);
    if (resident.length % 6 !== 0) continue;
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
  const [ofHost, ofWindow, ofRecords] = [resident, heap, recorded].map(fifths) as [Fifths, Fifths, Fifths];
  const grown = { host: ofHost.late / ofHost.early, window: ofWindow.late / ofWindow.early };
  const bytesARecord = (ofHost.late - ofHost.early) / (ofRecords.late - ofRecords.early);
  console.log(
    `memory, last fifth over second fifth: host ${grown.host.toFixed(2)} (${bytesARecord.toFixed(1)} bytes for each record between), ` +
      `window ${grown.window.toFixed(2)}`,
  );
  const flat = (grown.host <= FLAT || bytesARecord <= FLAT_BYTES_A_RECORD) && grown.window <= FLAT;
  if (wrong.length === 0 && flat) process.exitCode = 0;
} finally {
  session.close();
  await page.close();
  await host.stop();
}
