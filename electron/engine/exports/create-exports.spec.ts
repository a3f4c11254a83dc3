import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Params, Result } from '../../../shared/contract';
import { EXPORT_PIECE_BYTES, EXPORT_PIECES_AHEAD, MAX_EXPORTS } from '../../../shared/limits';
import type { ExportId, ExportState } from '../../../shared/model/export';
import type { Captures } from '../captures/captures';
import { Changes } from '../changes';
import { rowsOf, storedCapture, type StoredCapture } from '../fixtures/stored-capture';
import { threadsFolder } from '../fixtures/threads';
import type { PlainRecord } from '../fixtures/write-capture';
import { createExports, DOWNLOAD_PATH } from './create-exports';
import type { Exports, Outlet } from './exports';

let folder: string;
let capture: StoredCapture;
let exports: Exports;
const changes = new Changes();
const incidents: unknown[] = [];

const chunk = (endpoint: number, bytes: Buffer | string, kind: 'in' | 'out' = 'in'): PlainRecord => ({
  at: 1_000_000,
  endpoint,
  connection: endpoint,
  kind,
  bytes: Buffer.from(bytes as string),
});

function begin(records: readonly PlainRecord[], outlet: Outlet = downloads): void {
  capture = storedCapture(records);
  const captures = {
    get: (id: number) => (id === capture.id ? capture : undefined),
    list: () => Promise.resolve({ opened: [{ id: capture.id, name: '2026-11-22T12-31-34-5f0c1a' }] }),
  } as unknown as Captures;
  const report = (...incident: unknown[]): void => void incidents.push(incident);
  exports = createExports({
    find: captures,
    captures,
    changes,
    program: 'Parley 1',
    threads: threadsFolder,
    outlet,
    report,
  });
}

const downloads: Outlet = { kind: 'download', folder: '/nowhere' };
const toFile = (name: string): Outlet => ({
  kind: 'dialog',
  choose: () => Promise.resolve(join(folder, name)),
});

const raw = { kind: 'raw', direction: 'in' } as const;

async function start(request: Partial<Params<'export.start'>> = {}, rows: readonly number[] | null = null) {
  return exports.start(
    {
      capture: 3 as never,
      endpoint: null,
      connection: null,
      filter: null,
      from: null,
      to: null,
      format: raw,
      ...request,
    },
    rows === null ? null : rowsOf(rows),
  );
}

type Started = Extract<Result<'export.start'>, { kind: 'started' }>;

async function started(...args: Parameters<typeof start>): Promise<Started> {
  const outcome = await start(...args);
  if (!outcome.ok || outcome.value.kind !== 'started') throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

const stateOf = (id: ExportId): ExportState => {
  const status = exports.status(id);
  if (!status.ok) throw new Error(JSON.stringify(status));
  return status.value.state;
};

/** Waits for a state; looks at each change. */
function until(id: ExportId, isIt: (state: ExportState) => boolean): Promise<ExportState> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (!isIt(stateOf(id))) return;
      stop();
      resolve(stateOf(id));
    };
    const stop = changes.subscribe(check);
    check();
  });
}

const over = (id: ExportId): Promise<ExportState> => until(id, ({ kind }) => kind !== 'running');

async function downloaded(request: Partial<Params<'export.start'>>, rows: readonly number[] | null = null) {
  const { export: id, download } = await started(request, rows);
  const file = exports.download(download!.slice(DOWNLOAD_PATH.length))!;
  const bytes = await buffer(file.content);
  return { id, name: file.name, type: file.type, bytes };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-export-'));
});

afterEach(async () => {
  await exports.dispose();
  capture.dispose();
  rmSync(folder, { recursive: true, force: true });
  expect(incidents.splice(0)).toEqual([]);
});

describe('the rows of an export', () => {
  const five = [chunk(1, 'a'), chunk(2, 'b'), chunk(1, 'c'), chunk(2, 'd'), chunk(1, 'e')];

  it.each<[string, Partial<Params<'export.start'>>, number[] | null, string]>([
    ['a whole capture', {}, null, 'abcde'],
    ['an endpoint', { endpoint: 1 as never }, null, 'ace'],
    ['a connection', { connection: 2 as never }, null, 'bd'],
    ['from a record on', { from: 3 }, null, 'de'],
    ['up to a record', { to: 2 }, null, 'abc'],
    ['a selection within an endpoint', { endpoint: 1 as never, from: 1, to: 3 }, null, 'c'],
    ['the rows of a filter', {}, [0, 1, 4], 'abe'],
    ['a selection of the rows of a filter', { from: 1, to: 4 }, [0, 1, 4], 'be'],
    ['one record', { from: 4, to: 4 }, null, 'e'],
  ])('%s', async (_, request, rows, text) => {
    begin(five);
    expect((await downloaded(request, rows)).bytes.toString()).toBe(text);
  });

  it.each<[string, Partial<Params<'export.start'>>, number[] | null]>([
    ['an endpoint without any', { endpoint: 9 as never }, null],
    ['a range between two rows', { endpoint: 1 as never, from: 3, to: 3 }, null],
    ['a range the wrong way round', { from: 3, to: 2 }, null],
    ['a filter that found nothing', {}, []],
  ])('there are none: %s', async (_, request, rows) => {
    begin(five);
    expect(await start(request, rows)).toEqual({
      ok: false,
      error: { code: 'nothing_to_export', details: {} },
    });
  });

  it('are not those of a capture that is not there', async () => {
    begin(five);
    expect(await start({ capture: 9 as never })).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  it('are waited for until they are on disk', async () => {
    begin(five);
    capture.grow({ next: 2, growing: true });
    const outcome = downloaded({});
    capture.grow({ next: 5 });
    expect((await outcome).bytes.toString()).toBe('abcde');
  });
});

describe('an export to a file', () => {
  it('is written whole, and the state says where', async () => {
    begin([chunk(1, 'hello')], toFile('x.bin'));
    const { export: id, download } = await started();
    expect(download).toBeNull();
    const file = join(folder, 'x.bin');
    expect(await over(id)).toEqual({ kind: 'done', bytes: 5, file });
    expect(readFileSync(file, 'utf8')).toBe('hello');
    expect(readdirSync(folder)).toEqual(['x.bin']);
  });

  it('is not begun when the user cancels the dialog', async () => {
    begin([chunk(1, 'x')], { kind: 'dialog', choose: () => Promise.resolve(null) });
    expect(await start()).toEqual({ ok: true, value: { kind: 'cancelled' } });
  });

  it('is suggested a name that every system takes', async () => {
    const suggested: string[] = [];
    const choose = (name: string): Promise<null> => {
      suggested.push(name);
      return Promise.resolve(null);
    };
    begin([chunk(2, 'x')], { kind: 'dialog', choose });
    await start({ endpoint: 2 as never, format: { kind: 'pcapng' } });
    await start({ endpoint: 2 as never, connection: 2 as never, format: { kind: 'text' } });
    await start({ format: { kind: 'jsonl' } });
    const time = String.raw`\d{4}-\d\d-\d\d \d\d-\d\d-\d\d`;
    for (const [i, pattern] of [
      String.raw`^Client_ 1_2 ${time}\.pcapng$`,
      String.raw`^Client_ 1_2 connection 2 ${time}\.txt$`,
      String.raw`^Capture 2026-11-22T12-31-34-5f0c1a ${time}\.jsonl$`,
    ].entries())
      expect(suggested[i]).toMatch(new RegExp(pattern));
  });

  it('replaces a file only once it is whole: a failure leaves the old one, and nothing else', async () => {
    begin([chunk(1, 'x'), chunk(1, 'y')], toFile('old.bin'));
    writeFileSync(join(folder, 'old.bin'), 'old');
    damage(capture.folder);
    expect(await over((await started()).export)).toEqual({
      kind: 'failed',
      error: { code: 'record_damaged', details: { seq: 0 } },
    });
    expect(readFileSync(join(folder, 'old.bin'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['old.bin']);
  });

  it('fails in words where it cannot be written', async () => {
    begin([chunk(1, 'x')], toFile('gone/x.bin'));
    const gone = join(folder, 'gone');
    expect(await over((await started()).export)).toEqual({
      kind: 'failed',
      error: { code: 'folder_gone', details: { path: gone } },
    });
    mkdirSync(gone);
    mkdirSync(join(gone, 'x.bin'));
    expect((await over((await started()).export)).kind).toBe('failed');
    expect(readdirSync(gone)).toEqual(['x.bin']);
  });

  it('fails where all of its records were dropped meanwhile', async () => {
    begin([chunk(1, 'x')], toFile('x.bin'));
    rmSync(capture.folder, { recursive: true });
    expect(await over((await started()).export)).toMatchObject({
      kind: 'failed',
      error: { code: 'record_dropped' },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('tells how far it is; cancelling it leaves nothing', async () => {
    const large = Buffer.alloc(256 * 1024, 'x');
    begin(
      Array.from({ length: 1_000 }, () => ({ ...chunk(1, ''), bytes: large })),
      toFile('x.txt'),
    );
    const { export: id } = await started({ format: { kind: 'hexdump' } });
    const state = await until(id, (now) => now.kind !== 'running' || now.bytes > 0);
    expect(state).toMatchObject({ kind: 'running', of: 1_000 });
    expect(exports.cancel(id)).toEqual({ ok: true, value: {} });
    expect(stateOf(id)).toEqual({ kind: 'cancelled' });
    await exports.dispose();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('stays as it is when it is cancelled after its end', async () => {
    begin([chunk(1, 'x')], toFile('x.bin'));
    const { export: id } = await started();
    const state = await over(id);
    exports.cancel(id);
    expect(stateOf(id)).toBe(state);
    expect(existsSync(join(folder, 'x.bin'))).toBe(true);
  });
});

describe('an export to a browser', () => {
  it('comes once, under a key, with its name and type', async () => {
    begin([chunk(1, 'hello')]);
    const { export: id, download } = await started({ endpoint: 1 as never, format: { kind: 'text' } });
    expect(download).toMatch(/^export\/[\w-]{43}$/);
    expect(exports.download('wrong')).toBeNull();
    const key = download!.slice(DOWNLOAD_PATH.length);
    const file = exports.download(key)!;
    expect(exports.download(key)).toBeNull();
    expect(file).toMatchObject({
      name: expect.stringMatching(/^Server 1 .*\.txt$/),
      type: 'text/plain; charset=utf-8',
    });
    const bytes = await buffer(file.content);
    expect(bytes.toString()).toContain('in  5  hello\n');
    expect(await over(id)).toEqual({ kind: 'done', bytes: bytes.length, file: null });
  });

  it('holds no more than a few pieces while the browser does not read, and all of them in the end', async () => {
    const pieces = EXPORT_PIECES_AHEAD * 4;
    const part = Buffer.alloc(EXPORT_PIECE_BYTES, 'x');
    begin(Array.from({ length: pieces }, () => ({ ...chunk(1, ''), bytes: part })));
    const { export: id, download } = await started();
    const { content } = exports.download(download!.slice(DOWNLOAD_PATH.length))!;
    await once(content, 'readable');
    let size = 0;
    for await (const piece of content) size += (piece as Buffer).length;
    expect(size).toBe(pieces * EXPORT_PIECE_BYTES);
    expect((await over(id)).kind).toBe('done');
  });

  it('is cancelled when the browser goes away', async () => {
    const part = Buffer.alloc(EXPORT_PIECE_BYTES, 'x');
    begin(Array.from({ length: 64 }, () => ({ ...chunk(1, ''), bytes: part })));
    const { export: id, download } = await started();
    const { content } = exports.download(download!.slice(DOWNLOAD_PATH.length))!;
    await once(content, 'readable');
    content.destroy();
    expect(await over(id)).toEqual({ kind: 'cancelled' });
  });

  it('breaks off when it is cancelled, and when it fails', async () => {
    const part = Buffer.alloc(EXPORT_PIECE_BYTES, 'x');
    begin(Array.from({ length: 64 }, () => ({ ...chunk(1, ''), bytes: part })));
    const first = await started();
    const { content } = exports.download(first.download!.slice(DOWNLOAD_PATH.length))!;
    await once(content, 'readable');
    exports.cancel(first.export);
    await expect(buffer(content)).rejects.toThrow();
    expect(stateOf(first.export)).toEqual({ kind: 'cancelled' });
    damage(capture.folder);
    const second = await started();
    const failing = exports.download(second.download!.slice(DOWNLOAD_PATH.length))!;
    await expect(buffer(failing.content)).rejects.toThrow();
    expect(stateOf(second.export)).toMatchObject({ kind: 'failed', error: { code: 'record_damaged' } });
  });
});

describe('exports', () => {
  it('run a few at a time', async () => {
    begin([chunk(1, 'x')]);
    const running = await Promise.all(Array.from({ length: MAX_EXPORTS }, () => started()));
    expect(await start()).toEqual({
      ok: false,
      error: { code: 'too_many_exports', details: { cap: MAX_EXPORTS } },
    });
    exports.cancel(running[0]!.export);
    expect((await start()).ok).toBe(true);
  });

  it('are not known by numbers that were never given', () => {
    begin([chunk(1, 'x')]);
    const missing = { ok: false, error: { code: 'not_found', details: { what: 'export', id: 7 } } };
    expect(exports.status(7 as ExportId)).toEqual(missing);
    expect(exports.cancel(7 as ExportId)).toEqual(missing);
  });
});

/** Breaks the last byte of a capture's payload. */
function damage(of: string): void {
  const file = join(of, '00000001.payload');
  const bytes = readFileSync(file);
  bytes[bytes.length - 1] = bytes[bytes.length - 1]! ^ 1;
  writeFileSync(file, bytes);
}
