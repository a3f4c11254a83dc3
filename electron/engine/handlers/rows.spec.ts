import { afterEach, expect, it } from 'vitest';
import { createMemoryCapture } from '../capture/memory-capture';
import type { EngineOptions } from '../engine';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

let bench: WorkbenchDriver;
const make = (options?: EngineOptions): WorkbenchDriver => (bench = new WorkbenchDriver(options));
afterEach(() => bench.shutdown());

it('shows the rows of an endpoint, or of one of its connections, and their bytes', async () => {
  make();
  const { server, port } = await bench.listening('manual');
  const clients = [await bench.connected(port), await bench.connected(port)];
  for (const { connection } of clients) {
    await bench.must('connection.send', { connection, data: Buffer.from(`I am ${connection}`) });
  }
  await bench.until(async () => (await bench.server(server)).bytesIn === 12);
  const [first] = await bench.connections(server);
  const view = { endpoint: server, connection: first!.id, from: 0, count: 200 };
  const page = await bench.must('rows.window', view);
  expect(page).toMatchObject({ first: 0, total: 2, rows: [{ kind: 'opened' }, { kind: 'in', length: 6 }] });
  const { seq } = page.rows[1]!;
  const piece = await bench.must('rows.bytes', { seq, offset: 5, length: 10 });
  expect(piece.total).toBe(6);
  expect(Buffer.from(piece.bytes).toString()).toMatch(/^\d$/);
  expect((await bench.rows(server)).length).toBe(5);
});

it('tells that a record is not there, or no longer', async () => {
  make({ capture: createMemoryCapture({ maxBytes: 64 * 1024, segmentBytes: 16 * 1024 }) });
  const { server, port } = await bench.listening('manual');
  const { connection } = await bench.connected(port);
  for (let sent = 0; sent < 200; sent += 1) {
    await bench.must('connection.send', { connection, data: Buffer.alloc(1_024) });
  }
  await bench.untilReceived(server, 200 * 1_024);
  expect(await bench.mustFail('rows.bytes', { seq: 0, offset: 0, length: 1 })).toEqual({
    code: 'record_dropped',
    details: { seq: 0 },
  });
  expect(await bench.mustFail('rows.bytes', { seq: 1_000_000, offset: 0, length: 1 })).toEqual({
    code: 'not_found',
    details: { what: 'record', id: 1_000_000 },
  });
  const { first, total, rows } = await bench.must('rows.window', {
    endpoint: server,
    connection: null,
    from: 0,
    count: 200,
  });
  expect(first).toBeGreaterThan(0);
  expect(total).toBeGreaterThan(first);
  expect(rows.every(({ endpoint }) => endpoint === server)).toBe(true);
});
