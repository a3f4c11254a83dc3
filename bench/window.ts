import { parseArgs } from 'node:util';
import { median } from './stats';
import { CAPTURE_MAX_DISK_BYTES } from '../shared/limits';
import { startHost } from './window/host';
import { bareReads, bareTrips, startFlood, trips } from './window/loads';
import {
  fillTo,
  filterFor,
  follow,
  grepFor,
  pause,
  residentBytes,
  startServer,
  type Following,
} from './window/measure';
import { openPage } from './window/page';
import { openSession } from './window/session';

const MIB = 2 ** 20;
/** Long enough that the window has drawn its first rows and the load has reached its rate. */
const WARM_UP_MS = 3_000;
const FOLLOW_SECONDS = 10;
const JUMPS = 40;
const CONNECTIONS = 200;
/** Connections of the echo: as many as where it is measured without a window. */
const ECHO_CONNECTIONS = 50;
/** Until rows were followed, with some to spare. */
const ECHO_SECONDS = WARM_UP_MS / 1_000 + FOLLOW_SECONDS + 3;

const { values } = parseArgs({
  options: { chromium: { type: 'string' }, records: { type: 'string', default: '10000000' } },
});
const records = Number(values.records);
if (values.chromium === undefined) throw new Error('--chromium must name a Chromium to open the window with');

/** Value below which a share of the sorted values lies. */
function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function tell(what: string, figure: string, met: boolean, target: string): void {
  console.log(`  ${what.padEnd(52)} ${figure.padStart(14)}   ${met ? 'met' : 'MISSED'} (target ${target})`);
}

function tellFollowing({ tasks, keys }: Following): void {
  const longest = Math.max(0, ...tasks);
  tell(
    `longest task of the window (${tasks.length} over 50 ms)`,
    longest === 0 ? '≤ 50 ms' : `${Math.round(longest)} ms`,
    longest === 0,
    '≤ 50 ms',
  );
  const typing = quantile(keys, 0.95);
  tell(`key press to paint, 95th percentile of ${keys.length}`, `${typing} ms`, typing <= 50, '≤ 50 ms');
}

const bare = await bareReads(CONNECTIONS, 64, 5);
const bareEcho = await bareTrips(ECHO_CONNECTIONS, 64, 5);
const host = await startHost();
const session = await openSession(host.link);
// The host's link lets in once more: the page comes with a session of its own.
const page = await openPage(host.link, values.chromium);
try {
  await session.call('captures.configure', { maxBytes: CAPTURE_MAX_DISK_BYTES });
  const { server, port } = await startServer(session);

  console.log(`\nan echo while the window follows, ${ECHO_CONNECTIONS} connections, 64 B a message`);
  await session.call('server.configure', { server, responder: { kind: 'echo' } });
  const playing = trips(port, ECHO_CONNECTIONS, 64, ECHO_SECONDS);
  await pause(WARM_UP_MS);
  const echoed = await follow(session, page, FOLLOW_SECONDS);
  const { rowsPerSecond } = echoed;
  tell('rows captured a second', Math.round(rowsPerSecond).toString(), rowsPerSecond >= 100_000, '≥ 100000');
  tellFollowing(echoed);
  const echo = await playing;
  console.log(
    `  round trips a second: ${Math.round(echo)}; of bare Node without a window: ${Math.round(bareEcho)}; ratio ${(echo / bareEcho).toFixed(2)}`,
  );

  console.log(
    `\nreceived without an answer while the window follows, ${CONNECTIONS} connections, 64 B a message`,
  );
  await session.call('server.configure', { server, responder: { kind: 'manual' } });
  let stop = await startFlood(port, CONNECTIONS, 64);
  await pause(WARM_UP_MS);
  const received = await follow(session, page, FOLLOW_SECONDS);
  tellFollowing(received);
  console.log(
    `  rows captured a second: ${Math.round(received.rowsPerSecond)}; reads of bare Node without a window: ${Math.round(bare)}; ` +
      `ratio ${(received.rowsPerSecond / bare).toFixed(2)}`,
  );
  await fillTo(session, 1_000_000, () => Promise.resolve());
  await stop();

  const total = session.notice?.rows.next ?? 0;
  console.log(`\n${total.toLocaleString('en')} records of 64 B`);
  const { live } = await session.call('captures.list', {});
  const found = await filterFor(session, server, 'needle');
  const grep = await grepFor(host.data, live, 'needle');
  const perMillion = (found.ms * 1_000_000) / found.of;
  tell(
    `filter by text, a million records (${found.matches} found)`,
    `${Math.round(perMillion)} ms`,
    perMillion < 1_000,
    '< 1000 ms',
  );
  console.log(`  filter / grep over the same bytes: ${(found.ms / grep).toFixed(1)}`);
  const jumps: number[] = [];
  for (let jump = 0; jump < JUMPS; jump += 1) jumps.push(await page.jump(Math.random()));
  tell(
    `jump to a random row, median of ${JUMPS} (95 %: ${Math.round(quantile(jumps, 0.95))} ms)`,
    `${Math.round(median(jumps))} ms`,
    median(jumps) < 50,
    '< 50 ms',
  );

  console.log(`\n${records.toLocaleString('en')} records of 1 KiB`);
  stop = await startFlood(port, CONNECTIONS, 1_024);
  let resident = 0;
  let heap = 0;
  let looks = 0;
  await fillTo(session, records, async () => {
    resident = Math.max(resident, await residentBytes(host.pid));
    looks += 1;
    if (looks % 25 === 0) heap = Math.max(heap, await page.heapBytes());
  });
  await stop();
  heap = Math.max(heap, await page.heapBytes());
  const { bytes } = await session.call('captures.list', {});
  console.log(`  on disk: ${(bytes / 2 ** 30).toFixed(1)} GiB`);
  tell('memory of the host, largest', `${Math.round(resident / MIB)} MiB`, resident < 400e6, '< 400 MB');
  tell('heap of the window, largest', `${Math.round(heap / MIB)} MiB`, heap < 100e6, '< 100 MB');
  const far: number[] = [];
  for (let jump = 0; jump < JUMPS; jump += 1) far.push(await page.jump(Math.random()));
  tell(
    `jump to a random row, median of ${JUMPS} (95 %: ${Math.round(quantile(far, 0.95))} ms)`,
    `${Math.round(median(far))} ms`,
    median(far) < 50,
    '< 50 ms',
  );
} finally {
  session.close();
  await page.close();
  await host.stop();
}
