import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { CAPTURE_MIN_DISK_BYTES } from '../../../shared/limits';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { readLimit, writeLimit } from './limit-file';

afterEach(endCaptures);

it('is read back as it was written, into a folder that is made', async () => {
  const folder = join(temporaryFolder(), 'a', 'b');
  const path = join(folder, 'captures.json');
  expect(await readLimit(path)).toBeNull();
  await writeLimit(path, CAPTURE_MIN_DISK_BYTES);
  await writeLimit(path, CAPTURE_MIN_DISK_BYTES + 1);
  expect(await readLimit(path)).toBe(CAPTURE_MIN_DISK_BYTES + 1);
  expect(readdirSync(folder)).toEqual(['captures.json']);
});

it.each([
  '',
  '{',
  'null',
  '7',
  '{"format":2,"maxBytes":536870912}',
  '{"format":1,"maxBytes":1}',
  '{"format":1,"maxBytes":1e99}',
])('is set aside where it is not understood: %s', async (text) => {
  const path = join(temporaryFolder(), 'captures.json');
  writeFileSync(path, text);
  expect(await readLimit(path)).toBeNull();
  expect(existsSync(path)).toBe(false);
  expect(readFileSync(`${path}.broken`, 'utf8')).toBe(text);
});

it('rejects where it cannot be written', async () => {
  const path = join(temporaryFolder(), 'captures.json');
  mkdirSync(path);
  writeFileSync(join(path, 'x'), '');
  await expect(writeLimit(path, CAPTURE_MIN_DISK_BYTES)).rejects.toThrow();
});
