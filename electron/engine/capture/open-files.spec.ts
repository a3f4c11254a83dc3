import { fstatSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { OpenFiles } from './open-files';

let paths: string[];
const all: OpenFiles[] = [];
beforeEach(() => {
  const folder = temporaryFolder();
  paths = ['a', 'b', 'c'].map((name) => join(folder, name));
  for (const path of paths) writeFileSync(path, path);
});
afterEach(async () => {
  for (const files of all.splice(0)) files.release(() => true);
  await endCaptures();
});

function make(most: number): OpenFiles {
  const files = new OpenFiles(most);
  all.push(files);
  return files;
}

const numberOf = (files: OpenFiles, path: string): Promise<number> => files.use(path, async (fd) => fd);

/** What a descriptor is open for now: a number is used again, for another file. */
function inodeOf(fd: number): bigint | null {
  try {
    return fstatSync(fd, { bigint: true }).ino;
  } catch {
    return null;
  }
}

it('opens a file once and keeps it open', async () => {
  const files = make(2);
  const [a] = paths as [string];
  const [one, two] = await Promise.all([numberOf(files, a), numberOf(files, a)]);
  expect(one).toBe(two);
  expect(await numberOf(files, a)).toBe(one);
});

it('closes the one that was not used for longest, when there are too many', async () => {
  const files = make(2);
  const [a, b, c] = paths as [string, string, string];
  const first = await numberOf(files, a);
  const second = await numberOf(files, b);
  const kept = [inodeOf(first), inodeOf(second)];
  expect(await numberOf(files, a)).toBe(first);
  await numberOf(files, c);
  expect(inodeOf(first)).toBe(kept[0]);
  await expect.poll(() => inodeOf(second)).not.toBe(kept[1]);
});

it('closes no file while it is used', async () => {
  const files = make(0);
  const [a, b] = paths as [string, string];
  const memory = Buffer.alloc(200);
  await files.use(a, async (fd) => {
    files.release(() => true);
    await numberOf(files, b);
    expect(memory.toString('utf8', 0, readSync(fd, memory, 0, 200, 0))).toBe(a);
  });
});

it('opens a file anew after it was let go of', async () => {
  const files = make(3);
  const [a] = paths as [string];
  await numberOf(files, a);
  files.release((path) => path === a);
  writeFileSync(a, 'other');
  await files.use(a, async (fd) => expect(fstatSync(fd).size).toBe(5));
});

it('rejects what cannot be opened, and tries again the next time', async () => {
  const files = make(3);
  const path = `${(paths as [string])[0]}x`;
  await expect(numberOf(files, path)).rejects.toThrow('ENOENT');
  writeFileSync(path, '');
  expect(await numberOf(files, path)).toBeTypeOf('number');
  await expect(files.use(path, () => Promise.reject(new Error('read')))).rejects.toThrow('read');
});
