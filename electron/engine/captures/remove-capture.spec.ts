import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { LOCK_FILE } from '../capture/capture-folder';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { writeCapture, type PlainRecord } from '../fixtures/write-capture';
import { removeCapture } from './remove-capture';

const records: PlainRecord[] = [1, 2, 3].map((at) => ({
  at,
  endpoint: 1,
  connection: 1,
  kind: 'in',
  bytes: Buffer.from('x'),
}));
afterEach(endCaptures);

it('removes all files of a capture, and its folder', async () => {
  const folder = join(temporaryFolder(), 'x');
  writeCapture(folder, records, { segmentRecords: 1 });
  writeFileSync(join(folder, LOCK_FILE), '');
  await removeCapture(folder);
  expect(existsSync(folder)).toBe(false);
});

it('leaves what somebody else put there', async () => {
  const folder = join(temporaryFolder(), 'x');
  writeCapture(folder, records);
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  mkdirSync(join(folder, 'sub'));
  await removeCapture(folder);
  expect(readdirSync(folder).sort()).toEqual(['notes.txt', 'sub']);
});

it('rejects where there is none', async () => {
  await expect(removeCapture(join(temporaryFolder(), 'none'))).rejects.toThrow('ENOENT');
});
