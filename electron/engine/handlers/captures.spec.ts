import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { CAPTURE_MIN_DISK_BYTES } from '../../../shared/limits';
import { LIVE_CAPTURE } from '../../../shared/model/capture';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

let bench: WorkbenchDriver | null = null;
afterEach(async () => {
  await bench?.shutdown();
  bench = null;
  await endCaptures();
});

/** A run that talks over one connection and ends; tells the folder of all captures and the name of this one. */
async function earlierRun(): Promise<{ folder: string; name: string }> {
  const folder = temporaryFolder();
  const run = new WorkbenchDriver({ folder });
  const { server, port } = await run.listening('echo');
  const { connection } = await run.connected(port);
  await run.must('connection.send', { connection, data: Buffer.from('kept for later') });
  await run.untilReceived(server, 14);
  await run.must('endpoint.rename', { endpoint: server, name: 'Lab' });
  const { live: name } = await run.must('captures.list', {});
  await run.shutdown();
  return { folder, name };
}

it('opens what an earlier run captured, beside what is captured now', async () => {
  const { folder, name } = await earlierRun();
  bench = new WorkbenchDriver({ folder });
  const { saved, live } = await bench.must('captures.list', {});
  expect(saved).toMatchObject([{ name, ending: 'clean', opened: null }]);
  expect(live).not.toBe(name);
  const { capture } = await bench.must('captures.open', { name });
  const view = { capture, endpoint: null, connection: null, filter: null };
  const { rows } = await bench.must('rows.window', { ...view, from: 0, count: 200 });
  expect(rows.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['listening', 'opened', 'in', 'out', 'stopped']),
  );
  const received = rows.find(({ kind }) => kind === 'in') as { preview: Uint8Array };
  expect(Buffer.from(received.preview).toString()).toBe('kept for later');
  const { opened } = await bench.must('captures.list', {});
  expect(opened).toMatchObject([
    { id: capture, name, damaged: 0, endpoints: [{ kind: 'server', name: 'Lab' }, { kind: 'client' }] },
  ]);
  expect(opened[0]!.next).toBe(rows.length);
});

it('closes and deletes it', async () => {
  const { folder, name } = await earlierRun();
  bench = new WorkbenchDriver({ folder });
  const { capture } = await bench.must('captures.open', { name });
  await bench.must('captures.close', { capture });
  await bench.must('captures.delete', { name });
  expect(existsSync(join(folder, name))).toBe(false);
  expect((await bench.must('captures.list', {})).saved).toEqual([]);
});

it('deletes what this run has captured so far, and goes on', async () => {
  bench = new WorkbenchDriver();
  const { server, port } = await bench.listening('echo');
  const { connection } = await bench.connected(port);
  await bench.must('connection.send', { connection, data: Buffer.from('one') });
  await bench.untilReceived(server, 3);
  await bench.must('captures.discard', {});
  await bench.must('connection.send', { connection, data: Buffer.from('two') });
  await bench.untilReceived(server, 6);
  const all = { capture: LIVE_CAPTURE, endpoint: null, connection: null, filter: null };
  const { first, rows } = await bench.must('rows.window', { ...all, from: 0, count: 200 });
  expect(first).toBeGreaterThan(0);
  const texts = rows.flatMap((row) => (row.kind === 'in' ? [Buffer.from(row.preview).toString()] : []));
  expect(texts).toContain('two');
  expect(texts).not.toContain('one');
});

it('sets the limit on disk, within its bounds', async () => {
  bench = new WorkbenchDriver();
  await bench.must('captures.configure', { maxBytes: CAPTURE_MIN_DISK_BYTES });
  expect((await bench.must('captures.list', {})).maxBytes).toBe(CAPTURE_MIN_DISK_BYTES);
  const refused = await bench.call('captures.configure', { maxBytes: CAPTURE_MIN_DISK_BYTES - 1 });
  expect(refused).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
});

it.each(['../x', '.', 'a/b', ''])('takes no path (%j) for the name of a capture', async (name) => {
  bench = new WorkbenchDriver();
  for (const method of ['captures.open', 'captures.delete'] as const) {
    expect(await bench.call(method, { name })).toMatchObject({
      ok: false,
      error: { code: 'invalid_request' },
    });
  }
});
