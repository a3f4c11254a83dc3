import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { CAPTURE_MIN_DISK_BYTES } from '../../../shared/limits';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { olderLimit } from './older-limit';

afterEach(endCaptures);

it('is read as an older Parley wrote it', () => {
  const folder = temporaryFolder();
  expect(olderLimit(folder)).toBeNull();
  expect(olderLimit(join(folder, 'missing'))).toBeNull();
  writeFileSync(join(folder, 'captures.json'), `{"format":1,"maxBytes":${CAPTURE_MIN_DISK_BYTES}}\n`);
  expect(olderLimit(folder)).toEqual({ maxBytes: CAPTURE_MIN_DISK_BYTES });
});

it.each([
  '',
  '{',
  'null',
  '7',
  '{"format":2,"maxBytes":536870912}',
  '{"format":1,"maxBytes":1}',
  '{"format":1,"maxBytes":1e99}',
])('is none where it is not understood, and the file stays: %s', (text) => {
  const folder = temporaryFolder();
  const path = join(folder, 'captures.json');
  writeFileSync(path, text);
  expect(olderLimit(folder)).toBeNull();
  expect(readFileSync(path, 'utf8')).toBe(text);
  expect(readdirSync(folder)).toEqual(['captures.json']);
});
