import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { KeptLibrary } from '../../../shared/model/kept';
import { systemClock } from '../clock';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import type { Keeper } from './kept-file';
import { KeptFolder } from './kept-folder';
import { libraryKind } from './kinds';
import { Problems } from './problems';

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  await endCaptures();
});

const disk = mkdtempSync(join(tmpdir(), 'parley-disk-'));
const mounted = mountReadOnly(disk, { format: 1, lastId: 3, saved: [] });
afterAll(() => {
  if (mounted) execFileSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

interface Run {
  readonly place: KeptFolder;
  readonly file: Keeper<KeptLibrary>;
  /** Has the last number of the library kept. */
  keep(lastId: number): Promise<void>;
}

function runIn(folder: string): Run {
  const place = new KeptFolder(folder, systemClock, new Problems(() => undefined));
  const file = place.open(libraryKind);
  place.begin();
  ends.push(() => place.close());
  return {
    place,
    file,
    keep: (lastId) => {
      file.changed(() => ({ lastId, saved: [] }));
      return place.flush();
    },
  };
}

const kept = (folder: string): number =>
  (JSON.parse(readFileSync(join(folder, 'library.json'), 'utf8')) as { lastId: number }).lastId;

it('keeps from one run to the next', async () => {
  const folder = join(temporaryFolder(), 'settings');
  const first = runIn(folder);
  await first.keep(3);
  await first.place.close();
  expect(readdirSync(folder)).toEqual(['library.json']);
  const second = runIn(folder);
  expect(second.file.initial).toEqual({ lastId: 3, saved: [] });
  await second.keep(4);
  expect(second.place.problems.list).toEqual([]);
  expect(kept(folder)).toBe(4);
});

it('keeps nothing when it was closed', async () => {
  const folder = temporaryFolder();
  const run = runIn(folder);
  await run.keep(3);
  await run.place.close();
  await run.keep(4);
  expect(kept(folder)).toBe(3);
  expect(existsSync(join(folder, 'lock'))).toBe(false);
});

describe('two programs on one folder', () => {
  const inUse = (folder: string): object[] => [{ code: 'settings_in_use', details: { folder } }];

  it('do not overwrite each other: the second one says that it keeps nothing', async () => {
    const folder = temporaryFolder();
    const first = runIn(folder);
    await first.keep(3);
    const second = runIn(folder);
    expect(second.file.initial).toEqual({ lastId: 3, saved: [] });
    await second.keep(100);
    expect(second.place.problems.list).toEqual(inUse(folder));
    await first.keep(4);
    expect(kept(folder)).toBe(4);
    expect(first.place.problems.list).toEqual([]);
  });

  it('stay apart when the first one ends: what the second one has is another copy', async () => {
    const folder = temporaryFolder();
    const first = runIn(folder);
    await first.keep(3);
    const second = runIn(folder);
    await second.place.flush();
    await first.place.close();
    await second.keep(100);
    expect(kept(folder)).toBe(3);
    expect(second.place.problems.list).toEqual(inUse(folder));
  });

  it('leave a file that the second one cannot read to the first one', async () => {
    const folder = temporaryFolder();
    const first = runIn(folder);
    await first.keep(3);
    writeFileSync(join(folder, 'library.json'), '{"format":99}');
    const second = runIn(folder);
    await second.keep(100);
    expect(readFileSync(join(folder, 'library.json'), 'utf8')).toBe('{"format":99}');
    expect(second.place.problems.list).toEqual(inUse(folder));
  });

  it('are told apart when one was asleep and lost its place', async () => {
    const folder = temporaryFolder();
    const sleeper = runIn(folder);
    await sleeper.keep(3);
    rmSync(join(folder, 'lock'));
    const other = runIn(folder);
    await other.keep(4);
    await sleeper.keep(100);
    expect(kept(folder)).toBe(4);
    expect(sleeper.place.problems.list).toEqual(inUse(folder));
  });
});

describe('a folder that cannot be written', () => {
  it('that is a file is said at once, and nothing is kept', async () => {
    const folder = join(temporaryFolder(), 'settings');
    writeFileSync(folder, 'a file');
    const run = runIn(folder);
    expect(run.file.initial).toBeNull();
    await run.place.flush();
    const problem = `the system does not allow it for ${folder}`;
    const said = [{ code: 'file_not_saved', details: { what: 'saved messages', problem } }];
    expect(run.place.problems.list).toEqual(said);
    await run.keep(3);
    expect(run.place.problems.list).toMatchObject([{ code: 'file_not_saved' }]);
    expect(readFileSync(folder, 'utf8')).toBe('a file');
  });

  it('goes on being used once it can', async () => {
    const folder = join(temporaryFolder(), 'settings');
    writeFileSync(folder, 'a file');
    const run = runIn(folder);
    await run.keep(3);
    rmSync(folder);
    await run.keep(4);
    expect(kept(folder)).toBe(4);
    expect(run.place.problems.list).toEqual([]);
  });

  it.runIf(mounted)('is read all the same', async () => {
    const folder = disk;
    const run = runIn(folder);
    expect(run.file.initial).toEqual({ lastId: 3, saved: [] });
    await run.keep(4);
    expect(run.place.problems.list).toMatchObject([
      { details: { problem: expect.stringMatching(/^the system does not allow it for /) } },
    ]);
    expect(kept(folder)).toBe(3);
  });

  it.skipIf(mounted)('NOT RUN on a read-only disk: none could be mounted', () => {
    expect(mounted).toBe(false);
  });
});

/** Makes a folder a disk of its own, for reading only; `false` where this program may not (mount(8) wants root). */
function mountReadOnly(at: string, library: object): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'parley-spec', at], { stdio: 'ignore' });
    writeFileSync(join(at, 'library.json'), JSON.stringify(library));
    execFileSync('mount', ['-o', 'remount,ro', at], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
