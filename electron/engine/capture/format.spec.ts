import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BLOCK_BYTES } from '../../../shared/limits';
import {
  dataOffset,
  decodeHeader,
  encodeHeader,
  HEADER_BYTES,
  readRecord,
  RECORD_BYTES,
  segmentFile,
  SUM_BYTES,
  wholeBytes,
  writeRecord,
  writeSum,
} from './format';

describe('the files of a capture', () => {
  it('keeps a header, and tells what is wrong with one that is not whole', () => {
    const header = { kind: 'index', segment: 7, firstSeq: 2 ** 40 + 1, capacity: 1_000_000 } as const;
    const bytes = encodeHeader(header);
    expect(bytes.length).toBe(HEADER_BYTES);
    expect(decodeHeader(bytes, 'index')).toEqual(header);
    expect(decodeHeader(bytes, 'payload')).toBe('it is no payload file of a capture');
    expect(decodeHeader(bytes.subarray(0, 63), 'index')).toBe('it is no index file of a capture');
    for (let at = 8; at < HEADER_BYTES; at += 1) {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 1;
      expect(decodeHeader(flipped, 'index')).toBe('its header is damaged');
    }
  });

  it.each([
    { field: 'version', offset: 8 },
    { field: 'size of blocks', offset: 12 },
  ])('knows a file with another $field, though it is whole', ({ offset }) => {
    const bytes = encodeHeader({ kind: 'payload', segment: 1, firstSeq: 0, capacity: 0 });
    bytes.writeUInt32LE(bytes.readUInt32LE(offset) + 1, offset);
    bytes.writeUInt32LE(crc32(bytes.subarray(0, HEADER_BYTES - 4)), HEADER_BYTES - 4);
    expect(decodeHeader(bytes, 'payload')).toBe('it was written by another version of Parley');
  });

  it('has room for every checksum ahead of its data', () => {
    expect(dataOffset(0)).toBe(4_096);
    expect(dataOffset(64 * 1024 * 1024)).toBe(36_864);
    expect(dataOffset(BLOCK_BYTES + 1)).toBeGreaterThanOrEqual(HEADER_BYTES + 2 * SUM_BYTES);
  });

  it('keeps every field of a record', () => {
    const memory = new DataView(new ArrayBuffer(RECORD_BYTES * 2));
    const record = {
      at: 1_795_000_000_123_457,
      position: 2 ** 32 - 1,
      length: 2 ** 31,
      endpoint: 2 ** 31 - 1,
      connection: 2 ** 31 - 1,
      kind: 11,
    };
    writeRecord(memory, RECORD_BYTES, record);
    expect(readRecord(memory, RECORD_BYTES)).toEqual(record);
  });

  it('counts the bytes that a checksum covers, and refuses those that changed', () => {
    const block = Buffer.from('what was written, and what was being written');
    const sums = Buffer.alloc(SUM_BYTES);
    writeSum(sums, 0, block.subarray(0, 16));
    expect(wholeBytes(sums, 0, block)).toBe(16);
    expect(wholeBytes(sums, 0, block.subarray(0, 15))).toBe(-1);
    block[3]! ^= 0x20;
    expect(wholeBytes(sums, 0, block)).toBe(-1);
  });

  it('names files so that they sort', () => {
    expect(segmentFile(12, 'payload')).toBe('00000012.payload');
  });
});
