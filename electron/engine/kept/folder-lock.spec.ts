import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CAPTURE_ALIVE_MS, CAPTURE_BEAT_MS } from '../../../shared/limits';
import { systemClock } from '../clock';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { FolderLock } from './folder-lock';

const locks: FolderLock[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const lock of locks.splice(0)) await lock.release();
  await endCaptures();
});

function lockOf(folder: string): FolderLock {
  const lock = new FolderLock(folder, systemClock);
  locks.push(lock);
  return lock;
}

/** A folder with a lock that somebody else wrote so long ago. */
function lockedBy(text: string, ageMs = 0): string {
  const folder = temporaryFolder();
  const path = join(folder, 'lock');
  writeFileSync(path, text);
  const at = (systemClock() / 1_000 - ageMs) / 1_000;
  utimesSync(path, at, at);
  return folder;
}

it('gives a folder to one at a time, in a folder that is made', async () => {
  const folder = join(temporaryFolder(), 'a', 'b');
  const [one, other] = [lockOf(folder), lockOf(folder)];
  expect(await one.claim()).toBe(true);
  expect(await other.claim()).toBe(false);
  expect(await one.claim()).toBe(true);
  await one.release();
  expect(existsSync(join(folder, 'lock'))).toBe(false);
  expect(await other.claim()).toBe(true);
});

it('may be asked several times at once', async () => {
  const lock = lockOf(temporaryFolder());
  expect(await Promise.all([lock.claim(), lock.claim(), lock.claim()])).toEqual([true, true, true]);
});

it('goes to one of many that want it at once', async () => {
  const folder = temporaryFolder();
  const claims = await Promise.all(Array.from({ length: 20 }, () => lockOf(folder).claim()));
  expect(claims.filter((mine) => mine)).toHaveLength(1);
});

describe('the lock of another process', () => {
  it('holds while that runs and gives signs of life', async () => {
    const text = JSON.stringify({ pid: process.ppid, token: 'theirs' });
    expect(await lockOf(lockedBy(text)).claim()).toBe(false);
    expect(await lockOf(lockedBy(text, CAPTURE_ALIVE_MS - 5_000)).claim()).toBe(false);
    expect(await lockOf(lockedBy(text, CAPTURE_ALIVE_MS + 1_000)).claim()).toBe(true);
  });

  it('holds no longer when that was killed', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    expect(await lockOf(lockedBy(JSON.stringify({ pid, token: 'theirs' }))).claim()).toBe(true);
  });

  it('holds no longer when this process has its number now', async () => {
    const text = JSON.stringify({ pid: process.pid, token: 'of the one before' });
    expect(await lockOf(lockedBy(text)).claim()).toBe(true);
  });

  it.each(['', '{', 'null', '{"pid":0}'])('holds for a while if it cannot be read: %j', async (text) => {
    expect(await lockOf(lockedBy(text)).claim()).toBe(false);
    expect(await lockOf(lockedBy(text, CAPTURE_ALIVE_MS + 1_000)).claim()).toBe(true);
  });

  it('is left alone, also at the end', async () => {
    const text = JSON.stringify({ pid: process.ppid, token: 'theirs' });
    const folder = lockedBy(text);
    const lock = lockOf(folder);
    await lock.claim();
    await lock.release();
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe(text);
  });
});

describe('a lock that was held', () => {
  it('is noticed to be another one’s by now, as after a long sleep', async () => {
    const folder = temporaryFolder();
    const lock = lockOf(folder);
    await lock.claim();
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.ppid, token: 'theirs' }));
    expect(await lock.claim()).toBe(false);
  });

  it('is made anew where somebody deleted it, with its folder', async () => {
    const folder = temporaryFolder();
    const lock = lockOf(folder);
    await lock.claim();
    rmSync(folder, { recursive: true });
    expect(await lock.claim()).toBe(true);
    expect(await lockOf(folder).claim()).toBe(false);
  });

  it('gives signs of life', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const folder = temporaryFolder();
    await lockOf(folder).claim();
    const path = join(folder, 'lock');
    utimesSync(path, 1, 1);
    vi.advanceTimersByTime(CAPTURE_BEAT_MS);
    await vi.waitFor(() => expect(systemClock() / 1_000 - statSync(path).mtimeMs).toBeLessThan(60_000));
  });
});

it('rejects where no folder can be', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  await expect(lockOf(join(folder, 'file')).claim()).rejects.toThrow(/EEXIST|ENOTDIR/);
  await expect(lockOf(join(folder, 'file', 'x')).claim()).rejects.toThrow(/EEXIST|ENOTDIR/);
});
