import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { BLOCK_BYTES, SEGMENT_PAYLOAD_BYTES } from '../../../shared/limits';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { writeCapture } from '../fixtures/write-capture';
import { BlockCache } from './block-cache';
import { dataOffset, segmentFile } from './format';
import { RecordView } from './record-view';
import { RowStretches } from './row-stretches';
import { SavedRecords } from './saved-records';
import { contextOf } from './stream-context';

afterEach(endCaptures);

const texts = async (
  chunks: readonly string[],
  seq: number,
  shown: number,
  damaged = -1,
): Promise<string[]> => {
  const folder = temporaryFolder();
  writeCapture(
    folder,
    chunks.map((text) => ({ at: 1, endpoint: 1, connection: 1, kind: 'in', bytes: Buffer.from(text) })),
  );
  if (damaged >= 0) {
    const path = join(folder, segmentFile(1, 'payload'));
    const bytes = readFileSync(path);
    bytes[dataOffset(SEGMENT_PAYLOAD_BYTES) + damaged * BLOCK_BYTES]! ^= 1;
    writeFileSync(path, bytes);
  }
  const records = await SavedRecords.scan(folder);
  if (typeof records === 'string') throw new Error(records);
  const view = new RecordView(records, new BlockCache());
  const rows = records.connectionRows(1)!;
  const [context] = await view.settle([seq], () => {
    const record = view.record(seq);
    return record ? contextOf(view, new RowStretches(), rows, seq, record, shown) : null;
  });
  return [context!.before, context!.after].map((bytes) => Buffer.from(bytes).toString());
};

it('takes the nearest bytes on both sides, over as many records as it takes', async () => {
  expect(await texts(['abcd', 'e', '', 'f', 'g', 'hijk'], 3, 1)).toEqual(['cde', 'ghi']);
  expect(await texts(['x'], 0, 1)).toEqual(['', '']);
});

it('counts what is not shown of the record itself as behind it', async () => {
  expect(await texts(['abcdef', 'ghi'], 0, 2)).toEqual(['', 'cde']);
  expect(await texts(['abcdef', 'ghi'], 0, 5)).toEqual(['', 'fgh']);
});

it('ends where bytes are damaged, instead of leaving them out in the middle', async () => {
  const long = 'x'.repeat(BLOCK_BYTES - 2);
  expect(await texts(['ab', long, 'c', 'd'], 3, 1, 0)).toEqual(['c', '']);
  expect(await texts(['ab', long, 'c'], 0, 1, 0)).toEqual(['', '']);
});
