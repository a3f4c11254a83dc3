import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { BLOCK_BYTES } from '../../../shared/limits';
import { RECORD_BYTES, segmentFile, SUM_BYTES, sumOffset, wholeBytes } from './format';
import type { SavedSegment } from './saved-segments';

/** Bytes that are read and looked through at a time: a millisecond or two, so that nobody else waits for long. */
const SLICE_BYTES = 16 * BLOCK_BYTES;
const RECORDS_PER_BLOCK = BLOCK_BYTES / RECORD_BYTES;

/** Whole records one behind the other: `count` of them from `seq` on, the first one at `offset` of `fields`. */
export interface IndexRun {
  readonly seq: number;
  readonly count: number;
  readonly fields: DataView;
  readonly offset: number;
}

/**
 * Reads the index of a saved segment through, a slice at a time, and verifies it. `visit` is called for each run of records that
 * can be trusted. Returns the sequence number behind the segment's last record, those that are damaged included.
 */
export async function scanIndex(segment: SavedSegment, visit: (run: IndexRun) => void): Promise<number> {
  const file = await open(join(segment.folder, segmentFile(segment.number, 'index'))).catch(() => null);
  if (file === null) return segment.firstSeq;
  try {
    return await scan(file, segment, visit);
  } finally {
    await file.close();
  }
}

async function scan(
  file: FileHandle,
  segment: SavedSegment,
  visit: (run: IndexRun) => void,
): Promise<number> {
  const { firstSeq, indexOffset, indexCapacity } = segment;
  const sums = await readUpTo(file, Math.ceil(indexCapacity / BLOCK_BYTES) * SUM_BYTES, sumOffset(0));
  const blocks = lastCovered(sums);
  const memory = Buffer.alloc(SLICE_BYTES);
  const fields = new DataView(memory.buffer, memory.byteOffset, memory.length);
  let next = firstSeq;
  for (let block = 0; block < blocks; block += 1) {
    const place = block % (SLICE_BYTES / BLOCK_BYTES);
    if (place === 0) {
      memory.fill(0);
      await fill(file, memory, indexOffset + block * BLOCK_BYTES);
    }
    const offset = place * BLOCK_BYTES;
    const whole = wholeBytes(sums, block * SUM_BYTES, memory.subarray(offset, offset + BLOCK_BYTES));
    const seq = firstSeq + block * RECORDS_PER_BLOCK;
    const count = Math.floor(Math.max(0, whole) / RECORD_BYTES);
    if (count > 0) visit({ seq, count, fields, offset });
    next = seq + (block === blocks - 1 ? claimed(sums, block) : RECORDS_PER_BLOCK);
  }
  return next;
}

/** Number of blocks up to the last one that has a checksum. */
function lastCovered(sums: Buffer): number {
  let blocks = Math.floor(sums.length / SUM_BYTES);
  while (blocks > 0 && sums.readUInt32LE((blocks - 1) * SUM_BYTES) === 0) blocks -= 1;
  return blocks;
}

/** Records that the checksum of a block says it holds. */
function claimed(sums: Buffer, block: number): number {
  return Math.floor(Math.min(sums.readUInt32LE(block * SUM_BYTES), BLOCK_BYTES) / RECORD_BYTES);
}

async function readUpTo(file: FileHandle, length: number, position: number): Promise<Buffer> {
  const memory = Buffer.alloc(length);
  await fill(file, memory, position);
  return memory;
}

/** Fills memory from a file as far as it can be read; the checksums tell what is missing. */
async function fill(file: FileHandle, memory: Buffer, position: number): Promise<void> {
  try {
    for (let filled = 0; filled < memory.length;) {
      const { bytesRead } = await file.read(memory, filled, memory.length - filled, position + filled);
      if (bytesRead === 0) return;
      filled += bytesRead;
    }
  } catch {
    // An unreadable sector: the zeros in its place do not match their checksums.
  }
}
