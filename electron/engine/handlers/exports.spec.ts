import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIVE_CAPTURE } from '../../../shared/model/capture';
import type { FilterId } from '../../../shared/model/criteria';
import type { ExportId } from '../../../shared/model/export';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

let folder: string;
let driver: WorkbenchDriver;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-exports-'));
  driver = new WorkbenchDriver({
    outlet: { kind: 'dialog', choose: (name) => Promise.resolve(join(folder, name)) },
  });
});

afterEach(async () => {
  await driver.shutdown();
  rmSync(folder, { recursive: true, force: true });
});

/** A server that echoed a message, and its log exported as text. */
const wholeCapture = {
  capture: LIVE_CAPTURE,
  endpoint: null,
  connection: null,
  filter: null,
  from: null,
  to: null,
} as const;

async function echoed(text: string) {
  const { server, port } = await driver.listening();
  const { client, connection } = await driver.connected(port);
  await driver.must('connection.send', { connection, data: Buffer.from(text) });
  await driver.untilReceived(client, text.length);
  return { server, client };
}

const exportIsOver = (id: ExportId) =>
  driver.until(async () => {
    const { state } = await driver.must('export.status', { export: id });
    return state.kind !== 'running' && state;
  });

describe('export.start', () => {
  it('writes what was just captured to the file that was chosen', async () => {
    const { server } = await echoed('hello');
    const format = { kind: 'raw', direction: 'in' } as const;
    const started = await driver.must('export.start', { ...wholeCapture, endpoint: server, format });
    if (started.kind !== 'started') throw new Error('cancelled');
    const state = await exportIsOver(started.export);
    expect(state).toEqual({ kind: 'done', bytes: 5, file: expect.stringMatching(/Server 1 .*\.bin$/) });
    expect(readFileSync(state.kind === 'done' ? state.file! : '', 'utf8')).toBe('hello');
  });

  it('fails for rows that are not there', async () => {
    const format = { kind: 'text' } as const;
    expect(await driver.mustFail('export.start', { ...wholeCapture, format })).toMatchObject({
      code: 'nothing_to_export',
    });
    const filter = 9 as FilterId;
    expect(await driver.mustFail('export.start', { ...wholeCapture, filter, format })).toMatchObject({
      code: 'not_found',
      details: { what: 'filter' },
    });
  });
});

describe('recording.start', () => {
  it('shows in the snapshot of its endpoint until it is stopped', async () => {
    const { server, client } = await echoed('before');
    const wanted = { endpoint: client, format: 'text', rotateBytes: null } as const;
    expect(await driver.must('recording.start', wanted)).toEqual({ kind: 'started' });
    expect((await driver.client(client)).recording).toMatchObject({ format: 'text', problem: null });
    expect((await driver.server(server)).recording).toBeNull();
    expect(await driver.mustFail('recording.start', wanted)).toMatchObject({ code: 'already_recording' });
    await driver.must('recording.stop', { endpoint: client });
    expect((await driver.client(client)).recording).toBeNull();
    await driver.must('recording.stop', { endpoint: client });
  });

  it('ends with its endpoint, and has everything up to then', async () => {
    const { client } = await echoed('before');
    await driver.must('recording.start', { endpoint: client, format: 'text', rotateBytes: null });
    await driver.must('endpoint.remove', { endpoint: client, force: true });
    const [name = ''] = readdirSync(folder);
    expect(name).toMatch(/^Client 1 .*\.log$/);
    expect(readFileSync(join(folder, name), 'utf8')).toMatch(/ {2}half-closed {2}by this side \(FIN\)\n/);
  });

  it('needs an endpoint', async () => {
    const wanted = { endpoint: 99 as never, format: 'text', rotateBytes: null } as const;
    expect(await driver.mustFail('recording.start', wanted)).toMatchObject({ code: 'not_found' });
  });
});
