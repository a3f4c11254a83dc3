import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Params } from '../../../shared/contract';
import type { Recording } from '../../../shared/model/export';
import type { EndpointId } from '../../../shared/model/ids';
import type { Capture } from '../capture/capture';
import { Changes } from '../changes';
import { endCaptures, liveCapture, originOf } from '../fixtures/live-captures';
import { threadsFolder } from '../fixtures/threads';
import { createRecordings } from './create-recordings';
import type { Outlet, Recordings } from './exports';

const one = 1 as EndpointId;
const two = 2 as EndpointId;
const incidents: unknown[] = [];
let folder: string;
let capture: Capture;
let changes: Changes;
let recordings: Recordings;
let clock: number;

function begin(outlet: Outlet): void {
  const report = (...incident: unknown[]): void => void incidents.push(incident);
  recordings = createRecordings({
    capture,
    changes,
    program: 'Parley 1',
    threads: threadsFolder,
    outlet,
    report,
  });
}

const toFile = (name: string): Outlet => ({
  kind: 'dialog',
  choose: () => Promise.resolve(join(folder, name)),
});

function append(text: string, endpoint = 1): void {
  capture.appendChunk('in', originOf((clock += 1), endpoint, endpoint), Buffer.from(text));
}

function start(change: Partial<Params<'recording.start'>> = {}) {
  return recordings.start({ endpoint: one, format: 'text', rotateBytes: null, ...change }, 'Server 1');
}

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
/** What the lines of a text recording hold, without their heads. */
const texts = (file: string): string[] =>
  file
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split('  ').slice(6).join('  '));

function until(isIt: (recording: Recording) => boolean): Promise<Recording> {
  return new Promise((resolve) => {
    const check = (): void => {
      const recording = recordings.of(one);
      if (recording === null || !isIt(recording)) return;
      stop();
      resolve(recording);
    };
    const stop = changes.subscribe(check);
    check();
  });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-recording-'));
  changes = new Changes();
  capture = liveCapture();
  capture.describe([{ id: one, kind: 'server', name: 'Server 1' }]);
  clock = 1_000_000;
});

afterEach(async () => {
  await recordings.dispose();
  await endCaptures();
  rmSync(folder, { recursive: true, force: true });
  expect(incidents.splice(0)).toEqual([]);
});

describe('a recording', () => {
  it('has what its endpoint sent and received from its start on, all of it when it is stopped', async () => {
    begin(toFile('x.log'));
    append('before');
    expect(await start()).toEqual({ ok: true, value: { kind: 'started' } });
    append('first');
    append('of another endpoint', 2);
    append('last');
    expect(await recordings.stop(one)).toEqual({ ok: true, value: {} });
    expect(texts(read('x.log'))).toEqual(['first', 'last']);
    expect(recordings.of(one)).toBeNull();
  });

  it('follows the traffic while it runs, and says how much it wrote', async () => {
    begin(toFile('x.log'));
    await start();
    append('hello');
    const { bytes, ...rest } = await until((now) => now.bytes > 100);
    expect(rest).toEqual({
      format: 'text',
      file: join(folder, 'x.log'),
      rotateBytes: null,
      files: 1,
      lost: 0,
      problem: null,
    });
    expect(bytes).toBe(read('x.log').length);
    expect(texts(read('x.log'))).toEqual(['hello']);
  });

  it('is written behind what is in the file', async () => {
    writeFileSync(join(folder, 'x.jsonl'), '{"old":true}\n');
    begin(toFile('x.jsonl'));
    await start({ format: 'jsonl' });
    append('hé');
    await recordings.stop(one);
    const lines = read('x.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      { old: true },
      expect.objectContaining({
        seq: 0,
        endpoint: 1,
        endpointName: 'Server 1',
        kind: 'in',
        bytes: 'aMOp',
        text: 'hé',
      }),
    ]);
  });

  it('begins another file at the end of a record when one has its size, and leaves nothing out', async () => {
    begin(toFile('x.log'));
    await start({ rotateBytes: 64 * 1024 });
    const sent = Array.from({ length: 40 }, (_, i) => `${i}`.padStart(10_000, '.'));
    for (const text of sent) append(text);
    await recordings.stop(one);
    const names = readdirSync(folder).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    expect(names).toEqual(['x.log', 'x.1.log', 'x.2.log', 'x.3.log', 'x.4.log', 'x.5.log']);
    const files = names.map(read);
    expect(files.flatMap(texts)).toEqual(sent);
    expect(files.every((file) => file.startsWith('# time'))).toBe(true);
    expect(files.slice(0, -1).every((file) => file.length >= 64 * 1024 && file.length < 76 * 1024)).toBe(
      true,
    );
  });

  it('says why it cannot write, and goes on by itself without leaving anything out', async () => {
    begin(toFile('x.log'));
    await start();
    append('one');
    await until((now) => now.bytes > 100);
    rmSync(join(folder, 'x.log'));
    renameSync(folder, `${folder}.away`);
    append('two');
    const { problem } = await until((now) => now.problem !== null);
    expect(problem).toEqual({ code: 'folder_gone', details: { path: folder } });
    append('three');
    renameSync(`${folder}.away`, folder);
    await until((now) => now.problem === null);
    await recordings.stop(one);
    expect(texts(read('x.log'))).toEqual(['two', 'three']);
  });

  it('says in the file and in its state what the capture dropped before it could be written', async () => {
    begin(toFile('none/x.log'));
    await start({ format: 'jsonl' });
    append('one');
    append('two');
    await until((now) => now.problem !== null);
    await capture.discard();
    renameSync(mkdtempSync(join(tmpdir(), 'parley-late-')), join(folder, 'none'));
    append('three');
    await until((now) => now.lost === 2);
    await recordings.stop(one);
    const lines = read('none/x.jsonl'.replace('jsonl', 'log'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      { missing: { from: 0, count: 2 }, problem: expect.stringContaining('Records 0 to 1 are missing here') },
      expect.objectContaining({ seq: 2, text: 'three' }),
    ]);
  });

  it('ends all the same where nothing can be written, and says so', async () => {
    begin(toFile('none/x.log'));
    await start();
    append('one');
    expect(await recordings.stop(one)).toEqual({
      ok: false,
      error: { code: 'folder_gone', details: { path: join(folder, 'none') } },
    });
    expect(recordings.of(one)).toBeNull();
  });
});

describe('recordings', () => {
  it('are one an endpoint, in a folder of their own where there is no dialog', async () => {
    begin({ kind: 'download', folder: join(folder, 'recordings') });
    await start();
    expect(await start()).toEqual({
      ok: false,
      error: { code: 'already_recording', details: { name: 'Server 1' } },
    });
    await recordings.start({ endpoint: two, format: 'jsonl', rotateBytes: null }, 'Client 1');
    append('x', 2);
    await recordings.dispose();
    const names = readdirSync(join(folder, 'recordings')).sort();
    expect(names).toEqual([
      expect.stringMatching(/^Client 1 .*\.jsonl$/),
      expect.stringMatching(/^Server 1 .*\.log$/),
    ]);
  });

  it('are not begun when the user cancels the dialog, and may be begun then', async () => {
    const answers = [null, 'x.log'];
    begin({
      kind: 'dialog',
      choose: () => {
        const answer = answers.shift() ?? null;
        return Promise.resolve(answer === null ? null : join(folder, answer));
      },
    });
    expect(await start()).toEqual({ ok: true, value: { kind: 'cancelled' } });
    expect(recordings.of(one)).toBeNull();
    expect(await start()).toEqual({ ok: true, value: { kind: 'started' } });
  });

  it('are ended in the same breath by everybody who stops them', async () => {
    begin(toFile('x.log'));
    await start();
    append('x');
    const outcomes = await Promise.all([recordings.stop(one), recordings.stop(one)]);
    expect(outcomes).toEqual([
      { ok: true, value: {} },
      { ok: true, value: {} },
    ]);
    expect(await recordings.stop(one)).toEqual({ ok: true, value: {} });
  });
});
