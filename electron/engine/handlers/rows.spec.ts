import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Params } from '../../../shared/contract';
import { LIVE_CAPTURE, type CaptureId } from '../../../shared/model/capture';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import { segmentFile } from '../capture/format';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { WorkbenchDriver, type DriverOptions } from '../fixtures/workbench-driver';
import { writeCapture, type PlainRecord } from '../fixtures/write-capture';

let bench: WorkbenchDriver;
const make = (options?: DriverOptions): WorkbenchDriver => (bench = new WorkbenchDriver(options));
afterEach(async () => {
  await bench.shutdown();
  await endCaptures();
});

const live = { capture: LIVE_CAPTURE, filter: null };

it('shows the rows of an endpoint, or of one of its connections, and their bytes', async () => {
  make();
  const { server, port } = await bench.listening('manual');
  const clients = [await bench.connected(port), await bench.connected(port)];
  for (const { connection } of clients) {
    await bench.must('connection.send', { connection, data: Buffer.from(`I am ${connection}`) });
  }
  await bench.until(async () => (await bench.server(server)).bytesIn === 12);
  const [first] = await bench.connections(server);
  const view = { ...live, endpoint: server, connection: first!.id };
  const page = await bench.must('rows.window', { ...view, from: 0, count: 200 });
  expect(page).toMatchObject({
    first: 0,
    total: 2,
    from: 0,
    rows: [{ kind: 'opened' }, { kind: 'in', length: 6 }],
  });
  const { seq } = page.rows[1]!;
  const piece = await bench.must('rows.bytes', { capture: LIVE_CAPTURE, seq, offset: 5, length: 10 });
  expect(piece.total).toBe(6);
  expect(Buffer.from(piece.bytes).toString()).toMatch(/^\d$/);
  expect((await bench.rows(server)).length).toBe(5);
});

it('tells that a record is not there, or no longer', async () => {
  make({ capture: { segmentBytes: 16 * 1024, maxBytes: 64 * 1024, flushMs: 1 } });
  const { server, port } = await bench.listening('manual');
  const { connection } = await bench.connected(port);
  const all = { ...live, endpoint: server, connection: null };
  while ((await bench.must('rows.window', { ...all, from: 0, count: 1 })).first === 0) {
    await bench.must('connection.send', { connection, data: Buffer.alloc(1_024) });
    // Sending alone lets the event loop never turn, and nothing is received or written.
    await turn();
  }
  const bytesOf = { capture: LIVE_CAPTURE, offset: 0, length: 1 };
  expect(await bench.mustFail('rows.bytes', { ...bytesOf, seq: 0 })).toEqual({
    code: 'record_dropped',
    details: { seq: 0 },
  });
  expect(await bench.mustFail('rows.bytes', { ...bytesOf, seq: 1_000_000 })).toEqual({
    code: 'not_found',
    details: { what: 'record', id: 1_000_000 },
  });
  const page = await bench.must('rows.window', { ...all, from: 0, count: 200 });
  expect(page.first).toBeGreaterThan(0);
  expect(page.total).toBeGreaterThan(page.first);
  expect(page.from).toBeGreaterThanOrEqual(page.first);
  expect(page.rows.every(({ endpoint }) => endpoint === server)).toBe(true);
});

describe('an opened capture', () => {
  const records: PlainRecord[] = [...Array(1_000).keys()].map((i) => ({
    at: 10 * i,
    endpoint: 1 + (i % 2),
    connection: 1 + (i % 4),
    kind: 'in',
    bytes: Buffer.from(`record ${i}`),
  }));
  const view = { endpoint: null, connection: null, filter: null };

  /** Opens a capture of these records; tells where its files are. */
  async function opened(): Promise<{ capture: CaptureId; path: string }> {
    const folder = temporaryFolder();
    const path = join(folder, 'earlier');
    writeCapture(path, records, { segmentRecords: 400, firstSeq: 50 });
    make({ folder });
    return { ...(await bench.must('captures.open', { name: 'earlier' })), path };
  }

  it('is read like the live one: from anywhere, or its newest rows', async () => {
    const { capture } = await opened();
    const page = await bench.must('rows.window', { ...view, capture, from: 450, count: 2 });
    expect(page).toMatchObject({ first: 50, total: 1_050, from: 450, rows: [{ seq: 450 }, { seq: 451 }] });
    expect(Buffer.from((page.rows[0] as { preview: Uint8Array }).preview).toString()).toBe('record 400');
    const newest = await bench.must('rows.window', { ...view, capture, from: null, count: 3 });
    expect(newest).toMatchObject({ from: 1_047, rows: [{ seq: 1_047 }, { seq: 1_048 }, { seq: 1_049 }] });
    const one = { ...view, capture, connection: 3 as ConnectionId, endpoint: 1 as EndpointId };
    const rows = await bench.must('rows.window', { ...one, from: 0, count: 2 });
    expect(rows).toMatchObject({ first: 0, total: 250, rows: [{ seq: 52 }, { seq: 56 }] });
  });

  it.each<{ to: Params<'rows.locate'>['to']; found: unknown }>([
    { to: { kind: 'from', seq: 0 }, found: { index: 50, seq: 50 } },
    { to: { kind: 'from', seq: 77 }, found: { index: 77, seq: 77 } },
    { to: { kind: 'after', seq: 77 }, found: { index: 78, seq: 78 } },
    { to: { kind: 'before', seq: 77 }, found: { index: 76, seq: 76 } },
    { to: { kind: 'before', seq: 50 }, found: null },
    { to: { kind: 'after', seq: 1_049 }, found: null },
    { to: { kind: 'time', at: 3_995 }, found: { index: 450, seq: 450 } },
    { to: { kind: 'time', at: 1e9 }, found: { index: 1_049, seq: 1_049 } },
  ])('finds a row: $to', async ({ to, found }) => {
    const { capture } = await opened();
    expect(await bench.must('rows.locate', { ...view, capture, to })).toEqual({ epoch: 0, found });
  });

  it('shows no row in another one’s place when files of it are lost while it is open', async () => {
    const { capture, path } = await opened();
    rmSync(join(path, segmentFile(2, 'index')));
    const page = await bench.must('rows.window', { ...view, capture, from: 440, count: 20 });
    expect([page.from, page.rows.map(({ seq }) => seq)]).toEqual([
      440,
      [440, 441, 442, 443, 444, 445, 446, 447, 448, 449],
    ]);
    const behind = await bench.must('rows.window', { ...view, capture, from: 845, count: 10 });
    expect([behind.from, behind.rows.map(({ seq }) => seq)]).toEqual([850, [850, 851, 852, 853, 854]]);
    expect(await bench.must('rows.window', { ...view, capture, from: 500, count: 10 })).toMatchObject({
      from: 510,
      rows: [],
    });
  });

  it('is not there any more once it is closed', async () => {
    const { capture } = await opened();
    await bench.must('captures.close', { capture });
    const gone = { code: 'not_found', details: { what: 'capture', id: capture } };
    expect(await bench.mustFail('rows.window', { ...view, capture, from: 0, count: 1 })).toEqual(gone);
    expect(await bench.mustFail('rows.locate', { ...view, capture, to: { kind: 'from', seq: 0 } })).toEqual(
      gone,
    );
    expect(await bench.mustFail('rows.bytes', { capture, seq: 60, offset: 0, length: 1 })).toEqual(gone);
  });
});
