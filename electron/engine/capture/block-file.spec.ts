import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BLOCK_BYTES, SEGMENT_PAYLOAD_BYTES } from '../../../shared/limits';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { writeCapture } from '../fixtures/write-capture';
import { BlockFile, DAMAGED } from './block-file';
import { dataOffset, segmentFile, sumOffset } from './format';

const DATA = dataOffset(SEGMENT_PAYLOAD_BYTES);
let path: string;
let file: BlockFile;
beforeEach(() => {
  const folder = temporaryFolder();
  const bytes = Buffer.from(Array.from({ length: 3 * BLOCK_BYTES + 100 }, (_, i) => 1 + i / BLOCK_BYTES));
  writeCapture(folder, [{ at: 1, endpoint: 1, connection: 1, kind: 'in', bytes }]);
  path = join(folder, segmentFile(1, 'payload'));
  file = BlockFile.open(path, 'payload')!;
});
afterEach(async () => {
  file.close();
  await endCaptures();
});

const read = (first: number, blocks: number, memory = Buffer.alloc(blocks * BLOCK_BYTES)): number[] => [
  ...file.read(first, memory),
];

it('tells how many bytes of each block are whole', () => {
  expect(file.header).toMatchObject({ kind: 'payload', segment: 1, capacity: SEGMENT_PAYLOAD_BYTES });
  const memory = Buffer.alloc(3 * BLOCK_BYTES);
  expect(read(1, 3, memory)).toEqual([BLOCK_BYTES, BLOCK_BYTES, 100]);
  expect([memory[0], memory[BLOCK_BYTES], memory[2 * BLOCK_BYTES]]).toEqual([2, 3, 4]);
  expect(read(3, 3)).toEqual([100, 0, 0]);
  expect(file.dataBytes()).toBe(3 * BLOCK_BYTES + 100);
});

it('takes nothing for whole that no checksum covers, and no data for a checksum', () => {
  appendFileSync(path, Buffer.alloc(50_000, 1));
  expect(read(3, 4)).toEqual([100, 0, 0, 0]);
  expect(read(SEGMENT_PAYLOAD_BYTES / BLOCK_BYTES, 2)).toEqual([0, 0]);
});

it('finds damage in the data, in a checksum, and where bytes are missing', () => {
  const bytes = readFileSync(path);
  bytes[DATA + BLOCK_BYTES]! ^= 1;
  bytes[sumOffset(2) + 5]! ^= 1;
  writeFileSync(path, bytes);
  truncateSync(path, DATA + 3 * BLOCK_BYTES + 99);
  expect(read(0, 4)).toEqual([BLOCK_BYTES, DAMAGED, DAMAGED, DAMAGED]);
});

it('opens no file that is not there, or is none', () => {
  expect(BlockFile.open(`${path}x`, 'payload')).toBeNull();
  expect(BlockFile.open(path, 'index')).toBeNull();
  truncateSync(path, 63);
  expect(BlockFile.open(path, 'payload')).toBeNull();
});
