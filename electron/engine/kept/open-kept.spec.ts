import { execFileSync } from 'node:child_process';
import { createReadStream, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { CAPTURE_MIN_DISK_BYTES } from '../../../shared/limits';
import { systemClock } from '../clock';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { openKept, type Kept } from './open-kept';

afterEach(endCaptures);

function open(folder: string | null, problemsChanged = (): void => undefined): Kept {
  return openKept({ folder, clock: systemClock, problemsChanged });
}

it('keeps four files', async () => {
  const folder = temporaryFolder();
  const kept = open(folder);
  kept.workbench.changed(() => ({ lastId: 1, endpoints: [] }));
  kept.library.changed(() => ({ lastId: 2, saved: [] }));
  kept.history.changed(() => ({ endpoints: [] }));
  kept.captures.changed(() => ({ maxBytes: CAPTURE_MIN_DISK_BYTES }));
  await kept.close();
  expect(readdirSync(folder).sort()).toEqual([
    'captures.json',
    'history.json',
    'library.json',
    'workbench.json',
  ]);
  const next = open(folder);
  expect(next.workbench.initial).toEqual({ lastId: 1, endpoints: [] });
  expect(next.library.initial).toEqual({ lastId: 2, saved: [] });
  expect(next.history.initial).toEqual({ endpoints: [] });
  expect(next.captures.initial).toEqual({ maxBytes: CAPTURE_MIN_DISK_BYTES });
  await next.close();
});

it('keeps nothing without a folder', async () => {
  const kept = open(null);
  kept.library.changed(() => {
    throw new Error('asked for');
  });
  expect(kept.library.initial).toBeNull();
  expect(kept.problems()).toEqual([]);
  await kept.close();
});

it('tells of problems, one for each file', async () => {
  const folder = temporaryFolder();
  for (const name of ['workbench', 'library', 'history', 'captures'])
    writeFileSync(join(folder, `${name}.json`), '');
  let told = 0;
  const kept = open(folder, () => (told += 1));
  await kept.close();
  expect(kept.problems()).toMatchObject([
    { code: 'file_set_aside', details: { what: 'servers and clients', problem: 'it is empty' } },
    { code: 'file_set_aside', details: { what: 'saved messages' } },
    { code: 'file_set_aside', details: { what: 'message histories' } },
    { code: 'file_set_aside', details: { what: 'capture settings' } },
  ]);
  expect(told).toBe(4);
});

it.skipIf(process.platform === 'win32')('waits for a disk that takes nothing only so long', async () => {
  const folder = temporaryFolder();
  const kept = open(folder);
  // Opening a pipe for writing waits until somebody reads it.
  const pipe = join(folder, 'library.json.new');
  execFileSync('mkfifo', [pipe]);
  kept.library.changed(() => ({ lastId: 2, saved: [] }));
  await kept.close();
  expect(readdirSync(folder)).not.toContain('library.json');
  // Lets go of the thread that still waits.
  await new Promise<void>((done) => createReadStream(pipe).resume().once('close', done));
});
