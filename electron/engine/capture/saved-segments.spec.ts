import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { writeCapture, type PlainRecord } from '../fixtures/write-capture';
import { dataOffset, RECORD_BYTES, segmentFile } from './format';
import { findSegments } from './saved-segments';

let folder: string;
const pathOf = (segment: number, kind: 'index' | 'payload'): string =>
  join(folder, segmentFile(segment, kind));
beforeEach(() => {
  folder = temporaryFolder();
  const record: PlainRecord = { at: 1, endpoint: 1, connection: 1, kind: 'in', bytes: Buffer.from('abc') };
  writeCapture(folder, [record, { ...record, bytes: Buffer.from('de') }, record], {
    segmentRecords: 1,
    segmentBytes: 50_000,
  });
});
afterEach(endCaptures);

const numbers = async (): Promise<unknown> => {
  const found = await findSegments(folder);
  return typeof found === 'string'
    ? found
    : found.map(({ number, firstSeq, payloadBytes }) => [number, firstSeq, payloadBytes]);
};

it('finds them in order, with what is needed to read them', async () => {
  expect(await numbers()).toEqual([
    [1, 0, 3],
    [2, 1, 2],
    [3, 2, 3],
  ]);
  expect((await findSegments(folder))[1]).toEqual({
    folder,
    number: 2,
    firstSeq: 1,
    indexOffset: dataOffset(RECORD_BYTES),
    indexCapacity: RECORD_BYTES,
    payloadOffset: dataOffset(50_000),
    payloadBytes: 2,
  });
});

it('keeps one whose payload is gone, and leaves out one whose index is none', async () => {
  rmSync(pathOf(2, 'payload'));
  writeFileSync(pathOf(1, 'index'), '');
  expect(await numbers()).toEqual([
    [2, 1, 0],
    [3, 2, 3],
  ]);
});

it('leaves out files of another capture', async () => {
  writeFileSync(pathOf(2, 'index'), readFileSync(pathOf(1, 'index')));
  writeFileSync(pathOf(3, 'payload'), readFileSync(pathOf(1, 'payload')));
  expect(await numbers()).toEqual([
    [1, 0, 3],
    [3, 2, 0],
  ]);
});

it('says why when there is none', async () => {
  for (const segment of [1, 2, 3]) writeFileSync(pathOf(segment, 'index'), 'x'.repeat(100));
  expect(await numbers()).toBe('it is no index file of a capture');
  for (const segment of [1, 2, 3]) rmSync(pathOf(segment, 'index'));
  expect(await numbers()).toEqual([]);
  rmSync(folder, { recursive: true });
  expect(await numbers()).toBe('its folder cannot be read');
});
