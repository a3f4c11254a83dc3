import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { libraryKind } from './kinds';
import { readKept, type Found } from './read-kept';

afterEach(endCaptures);
const read = (path: string): Found<unknown> => readKept(libraryKind, path);

it('finds what was written', () => {
  const path = join(temporaryFolder(), 'library.json');
  writeFileSync(path, '{"format":1,"lastId":7,"saved":[]}');
  expect(read(path)).toEqual({ kind: 'content', value: { lastId: 7, saved: [] } });
});

it('finds nothing where there is nothing, nor where its folder is a file', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  for (const path of ['none.json', 'none/x.json', 'file/x.json']) {
    expect(read(join(folder, path))).toEqual({ kind: 'none' });
  }
});

it('reads no file of 100 MB', () => {
  const path = join(temporaryFolder(), 'library.json');
  writeFileSync(path, '{"format":1,"lastId":7,"saved":[]}');
  truncateSync(path, 100_000_000);
  const problem = 'it has 95.3 MiB, and Parley reads at most 64 MiB';
  expect(read(path)).toEqual({ kind: 'broken', problem });
});

it('reads nothing that is no file', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'library.json');
  mkdirSync(path);
  expect(read(path)).toEqual({ kind: 'broken', problem: 'it is no file' });
});

it.skipIf(process.platform === 'win32')('does not wait for a pipe', () => {
  const path = join(temporaryFolder(), 'library.json');
  execFileSync('mkfifo', [path]);
  expect(read(path)).toEqual({ kind: 'broken', problem: 'it is no file' });
});

it.skipIf(process.platform === 'win32')('says what the system said', () => {
  const path = join(temporaryFolder(), 'library.json');
  symlinkSync(path, path);
  expect(read(path)).toEqual({ kind: 'broken', problem: `stat failed with ELOOP for ${path}` });
});

it('says what is wrong in it', () => {
  const path = join(temporaryFolder(), 'library.json');
  writeFileSync(path, '{"format":1');
  expect(read(path)).toEqual({ kind: 'broken', problem: 'it is no JSON, or its end is missing' });
});
