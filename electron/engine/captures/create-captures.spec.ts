import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract';
import { CAPTURE_MIN_DISK_BYTES, MAX_OPEN_CAPTURES } from '../../../shared/limits';
import { LIVE_CAPTURE, type CaptureId } from '../../../shared/model/capture';
import type { KeptCaptures } from '../../../shared/model/kept';
import { BlockCache } from '../capture/block-cache';
import type { Capture } from '../capture/capture';
import { LOCK_FILE } from '../capture/capture-folder';
import { openReader } from '../capture/open-reader';
import { Changes } from '../changes';
import { systemClock } from '../clock';
import { endCaptures, flushed, liveCapture, originOf, temporaryFolder } from '../fixtures/live-captures';
import { writeCapture, type PlainRecord, type WriteCaptureOptions } from '../fixtures/write-capture';
import type { Keeper } from '../kept/kept-file';
import type { Captures } from './captures';
import { createCaptures } from './create-captures';

const dispose: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of dispose.splice(0)) await end();
  await endCaptures();
});

interface Catalogue {
  readonly folder: string;
  readonly live: Capture;
  readonly changes: Changes;
  readonly captures: Captures;
}

class MemoryKeeper implements Keeper<KeptCaptures> {
  readonly initial: KeptCaptures | null;
  kept: KeptCaptures | null = null;

  constructor(initial: KeptCaptures | null = null) {
    this.initial = initial;
  }

  changed(content: () => KeptCaptures): void {
    this.kept = content();
  }
}

/** A catalogue over a folder, which `prepare` fills before it is looked at. */
function catalogue(
  prepare: (folder: string) => void = () => undefined,
  folder = temporaryFolder(),
  keeper = new MemoryKeeper(),
): Catalogue {
  prepare(folder);
  const changes = new Changes();
  const live = liveCapture({ folder });
  const captures = createCaptures({
    folder,
    clock: systemClock,
    live,
    changes,
    cache: new BlockCache(),
    keeper,
  });
  dispose.push(() => captures.dispose());
  return { folder, live, changes, captures };
}

function save(folder: string, name: string, at = 1, options: WriteCaptureOptions = {}): void {
  const records: PlainRecord[] = [0, 1, 2].map((n) => ({
    at: at + n,
    endpoint: 1,
    connection: 1,
    kind: 'in',
    bytes: Buffer.from(name),
  }));
  writeCapture(join(folder, name), records, options);
}

const names = async ({ captures }: Catalogue): Promise<string[]> =>
  (await captures.list()).saved.map(({ name }) => name);

async function openedAs({ captures }: Catalogue, name: string): Promise<CaptureId> {
  const opened = await captures.open(name);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value.capture;
}

describe('the catalogue of captures', () => {
  it('lists this run’s capture and those of earlier runs, as the contract has it', async () => {
    const all = catalogue((folder) => {
      save(folder, 'one', 10);
      save(folder, 'two', 20, { endedAt: null });
    });
    const list = await all.captures.list();
    expect(contract['captures.list'].result.parse(list)).toEqual(list);
    expect(list).toMatchObject({
      folder: all.folder,
      live: all.live.facts().name,
      state: { kind: 'capturing' },
      saved: [
        { name: 'two', startedAt: 20, ending: 'interrupted', opened: null },
        { name: 'one', startedAt: 10, ending: 'clean', opened: null },
      ],
      opened: [],
    });
  });

  it('gives the capture of this run under number 0 and its name', async () => {
    const all = catalogue();
    expect(all.captures.get(LIVE_CAPTURE)).toBe(all.live);
    expect(await openedAs(all, all.live.facts().name)).toBe(LIVE_CAPTURE);
    expect(all.captures.get(1 as CaptureId)).toBeUndefined();
  });

  it('opens a capture once, however often it is asked to', async () => {
    const all = catalogue((folder) => save(folder, 'one'));
    const [first, again] = await Promise.all([openedAs(all, 'one'), openedAs(all, 'one')]);
    expect(first).toBe(again);
    expect(await openedAs(all, 'one')).toBe(first);
    const capture = all.captures.get(first);
    expect((await capture!.read([1]))[0]).toMatchObject({ preview: new Uint8Array(Buffer.from('one')) });
    expect(await all.captures.list()).toMatchObject({
      saved: [{ name: 'one', opened: first }],
      opened: [{ id: first, name: 'one', first: 0, next: 3, damaged: 0 }],
    });
  });

  it('closes, and gives a new number afterwards', async () => {
    const all = catalogue((folder) => save(folder, 'one'));
    const first = await openedAs(all, 'one');
    expect(await all.captures.close(first)).toEqual({ ok: true, value: {} });
    expect(all.captures.get(first)).toBeUndefined();
    expect(await all.captures.close(first)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await openedAs(all, 'one')).not.toBe(first);
  });

  it('refuses more than it has room for', async () => {
    const many = [...Array(MAX_OPEN_CAPTURES + 1).keys()].map((i) => `c${i}`);
    const all = catalogue((folder) => many.forEach((name) => save(folder, name)));
    const [last, ...others] = many;
    for (const name of others) await openedAs(all, name);
    const refused = { ok: false, error: { code: 'too_many_captures', details: { cap: MAX_OPEN_CAPTURES } } };
    expect(await all.captures.open(last!)).toEqual(refused);
    const id = await openedAs(all, others[0]!);
    await all.captures.close(id);
    await openedAs(all, last!);
  });

  it.each(['nothing', '../one', '', '.'])('opens no capture named %j', async (name) => {
    const all = catalogue((folder) => save(folder, 'one'));
    expect(await all.captures.open(name)).toMatchObject({ ok: false, error: { code: 'capture_unreadable' } });
  });

  it('can be asked again for one that could not be opened', async () => {
    const all = catalogue((folder) => mkdirSync(join(folder, 'one')));
    expect(await all.captures.open('one')).toMatchObject({ ok: false });
    save(all.folder, 'one');
    await openedAs(all, 'one');
  });

  it('tells of each change', async () => {
    const all = catalogue((folder) => save(folder, 'one'));
    await all.captures.list();
    let told = all.changes.tasks;
    const changed = (): boolean => told < (told = all.changes.tasks);
    const id = await openedAs(all, 'one');
    expect(changed()).toBe(true);
    await all.captures.close(id);
    expect(changed()).toBe(true);
    await all.captures.configure(CAPTURE_MIN_DISK_BYTES);
    expect(changed()).toBe(true);
    await all.captures.remove('one');
    expect(changed()).toBe(true);
  });
});

describe('deleting a capture', () => {
  it('removes it from the disk, and closes it first', async () => {
    const all = catalogue((folder) => save(folder, 'one'));
    const id = await openedAs(all, 'one');
    const reader = openReader(join(all.folder, 'one'));
    const records = reader.records(0, 3)[Symbol.iterator]();
    expect(records.next().done).toBe(false);
    expect(await all.captures.remove('one')).toEqual({ ok: true, value: {} });
    expect(all.captures.get(id)).toBeUndefined();
    expect(existsSync(join(all.folder, 'one'))).toBe(false);
    expect([records.next().done, records.next().done, records.next().done]).toEqual([false, false, true]);
    reader.close();
    expect(await names(all)).toEqual([]);
  });

  it('waits for one that is being opened', async () => {
    const all = catalogue((folder) => save(folder, 'one'));
    const opening = openedAs(all, 'one');
    expect(await all.captures.remove('one')).toMatchObject({ ok: true });
    expect(all.captures.get(await opening)).toBeUndefined();
    expect((await all.captures.list()).opened).toEqual([]);
  });

  it('is no error when it is gone already, nor ever leaves the folder', async () => {
    const all = catalogue((folder) => {
      save(folder, 'one');
      save(folder, 'inner');
    });
    for (const name of ['nothing', '..', '../one', '.', '']) {
      expect(await all.captures.remove(name)).toEqual({ ok: true, value: {} });
    }
    expect((await names(all)).sort()).toEqual(['inner', 'one']);
  });

  it('never deletes what is being written, here or elsewhere', async () => {
    const all = catalogue((folder) => {
      save(folder, 'other', 1, { endedAt: null });
      writeFileSync(join(folder, 'other', LOCK_FILE), JSON.stringify({ pid: process.pid }));
    });
    all.live.appendChunk('in', originOf(5), Buffer.from('x'));
    await flushed(all.live);
    for (const name of ['other', all.live.facts().name]) {
      const refused = { ok: false, error: { code: 'capture_in_use', details: { name } } };
      expect(await all.captures.remove(name)).toEqual(refused);
      expect(existsSync(join(all.folder, name))).toBe(true);
    }
    expect(await all.captures.open('other')).toMatchObject({ ok: false, error: { code: 'capture_in_use' } });
  });
});

describe('the limit on disk', () => {
  it('holds for this run, and for those to come', async () => {
    const keeper = new MemoryKeeper();
    const all = catalogue(undefined, undefined, keeper);
    await all.captures.configure(CAPTURE_MIN_DISK_BYTES * 3);
    expect((await all.captures.list()).maxBytes).toBe(CAPTURE_MIN_DISK_BYTES * 3);
    const next = catalogue(undefined, all.folder, new MemoryKeeper(keeper.kept));
    expect((await next.captures.list()).maxBytes).toBe(CAPTURE_MIN_DISK_BYTES * 3);
  });

  it('is that of an older Parley until another one is kept', async () => {
    const older = JSON.stringify({ format: 1, maxBytes: CAPTURE_MIN_DISK_BYTES * 5 });
    const prepare = (folder: string): void => writeFileSync(join(folder, 'captures.json'), older);
    expect((await catalogue(prepare).captures.list()).maxBytes).toBe(CAPTURE_MIN_DISK_BYTES * 5);
    const keeper = new MemoryKeeper({ maxBytes: CAPTURE_MIN_DISK_BYTES });
    const next = catalogue(prepare, undefined, keeper);
    expect((await next.captures.list()).maxBytes).toBe(CAPTURE_MIN_DISK_BYTES);
  });

  it('lets the oldest captures go that were closed in order, and no others', async () => {
    const folder = temporaryFolder();
    const options = { segmentRecords: 1, segmentBytes: 100 };
    for (const [at, name] of ['a', 'b', 'c', 'd', 'e'].entries()) {
      save(folder, name, 10 * (at + 1), { ...options, endedAt: name === 'b' ? null : 1 });
    }
    const live = liveCapture({ folder });
    const size = (await createOver(folder, live).list()).saved[0]!.bytes;
    live.limit(size * 3.5);
    const captures = createOver(folder, live);
    expect((await captures.list()).saved.map(({ name }) => name)).toEqual(['e', 'd', 'b']);
    rmSync(join(folder, 'd', 'capture.json'));
    live.limit(1);
    expect((await createOver(folder, live).list()).saved.map(({ name }) => name).sort()).toEqual(['b', 'd']);
  });
});

function createOver(folder: string, live: Capture): Captures {
  const changes = new Changes();
  const keeper = new MemoryKeeper();
  const cache = new BlockCache();
  const captures = createCaptures({ folder, clock: systemClock, live, changes, cache, keeper });
  dispose.push(() => captures.dispose());
  return captures;
}
