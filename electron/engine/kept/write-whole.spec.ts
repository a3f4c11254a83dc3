import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { SETTINGS_PIECE_LENGTH } from '../../../shared/limits';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { writeWhole } from './write-whole';

afterEach(endCaptures);
const PLENTY = 1024 * 1024;

it('puts a file in the place of another one, and leaves nothing else', async () => {
  const folder = join(temporaryFolder(), 'a', 'b');
  const path = join(folder, 'x.json');
  expect(await writeWhole(path, ['one'], PLENTY)).toBe('written');
  expect(await writeWhole(path, ['t', 'w', 'o'], PLENTY)).toBe('written');
  expect(readFileSync(path, 'utf8')).toBe('two');
  expect(readdirSync(folder)).toEqual(['x.json']);
});

it.skipIf(process.platform === 'win32')('lets nobody but its owner read it', async () => {
  const path = join(temporaryFolder(), 'x.json');
  await writeWhole(path, ['secret'], PLENTY);
  expect(statSync(path).mode & 0o077).toBe(0);
});

it('never shows a part, and lets others have their turn while it makes the text', async () => {
  const path = join(temporaryFolder(), 'x.json');
  writeFileSync(path, 'before');
  const seen = new Set<string>();
  let turns = 0;
  const others = setInterval(() => (turns += 1));
  function* pieces(): Generator<string> {
    for (let n = 0; n < 8; n += 1) {
      seen.add(readFileSync(path, 'utf8'));
      yield 'x'.repeat(SETTINGS_PIECE_LENGTH);
    }
  }
  await writeWhole(path, pieces(), 8 * SETTINGS_PIECE_LENGTH);
  clearInterval(others);
  expect([...seen]).toEqual(['before']);
  expect(turns).toBeGreaterThan(0);
  expect(statSync(path).size).toBe(8 * SETTINGS_PIECE_LENGTH);
});

it('leaves the old file where the new one would be too large, by one byte', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'x.json');
  writeFileSync(path, 'before');
  expect(await writeWhole(path, ['ab', 'é'], 3)).toBe('too-large');
  expect(readFileSync(path, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['x.json']);
  expect(await writeWhole(path, ['ab', 'é'], 4)).toBe('written');
});

it('takes the place of what a killed program left behind', async () => {
  const path = join(temporaryFolder(), 'x.json');
  writeFileSync(`${path}.new`, 'a much longer text that was cut o');
  await writeWhole(path, ['short'], PLENTY);
  expect(readFileSync(path, 'utf8')).toBe('short');
});

it('leaves everything as it was where the text cannot be made', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'x.json');
  writeFileSync(path, 'before');
  function* failing(): Generator<string> {
    yield 'x'.repeat(SETTINGS_PIECE_LENGTH);
    throw new Error('no text');
  }
  await expect(writeWhole(path, failing(), PLENTY)).rejects.toThrow('no text');
  expect(readFileSync(path, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['x.json']);
});

it('rejects where it cannot be, with the system’s error', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  mkdirSync(join(folder, 'x.json', 'inner'), { recursive: true });
  await expect(writeWhole(join(folder, 'file', 'x.json'), ['x'], PLENTY)).rejects.toThrow(/ENOTDIR|EEXIST/);
  await expect(writeWhole(join(folder, 'x.json'), ['x'], PLENTY)).rejects.toThrow(/EISDIR|ENOTEMPTY|EPERM/);
  expect(readdirSync(folder).sort()).toEqual(['file', 'x.json']);
});
