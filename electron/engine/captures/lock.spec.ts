import { spawnSync } from 'node:child_process';
import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { CAPTURE_ALIVE_MS } from '../../../shared/limits';
import { LOCK_FILE } from '../capture/capture-folder';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { isInUse } from './lock';

const NOW = 1_795_000_000_000;
afterEach(endCaptures);

/** Whether a capture is in use whose lock holds `text` and was touched so long ago. */
function inUse(text: string, ageMs: number): Promise<boolean> {
  const folder = temporaryFolder();
  const lock = join(folder, LOCK_FILE);
  writeFileSync(lock, text);
  utimesSync(lock, (NOW - ageMs) / 1_000, (NOW - ageMs) / 1_000);
  return isInUse(folder, () => NOW * 1_000);
}

const lockOf = (pid: number): string => JSON.stringify({ pid });

it('takes a sign of life of a process that runs', async () => {
  expect(await inUse(lockOf(process.pid), 0)).toBe(true);
  expect(await inUse(lockOf(process.pid), CAPTURE_ALIVE_MS - 1_000)).toBe(true);
  expect(await inUse(lockOf(process.pid), -60_000)).toBe(true);
});

it('takes no old sign of life: another program may have the number by now', async () => {
  expect(await inUse(lockOf(process.pid), CAPTURE_ALIVE_MS + 1_000)).toBe(false);
});

it('takes no sign of life of a process that has ended', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  expect(await inUse(lockOf(pid), 0)).toBe(false);
});

it.each(['', 'null', '{}', '{"pid":-1}', '{"pid":'])(
  'takes a fresh lock that it cannot read (%s) for one in use',
  async (text) => {
    expect(await inUse(text, 0)).toBe(true);
    expect(await inUse(text, CAPTURE_ALIVE_MS + 1_000)).toBe(false);
  },
);

it('needs a lock', async () => {
  expect(await isInUse(temporaryFolder(), () => NOW * 1_000)).toBe(false);
});
