import { crc32 } from 'node:zlib';
import { BLOCK_BYTES } from '../../../shared/limits';

/** Version of the files; a reader opens no other one. See `docs/capture-format.md`, which this file follows. */
const FORMAT_VERSION = 1;
/** Bytes of a file's header. The checksums of its blocks follow, then its data. */
export const HEADER_BYTES = 64;
/** Bytes of the checksum of one block: how many bytes of the block it covers, and their CRC-32. */
export const SUM_BYTES = 8;
/** Bytes of one record in an index. */
export const RECORD_BYTES = 32;
/** Data begins at a multiple of this, so that blocks lie on pages of the system. */
const ALIGNMENT = 4_096;

/** The two files of a segment: the records, and what they hold. */
export type FileKind = 'index' | 'payload';

const magics: Readonly<Record<FileKind, string>> = { index: 'PARLEYIX', payload: 'PARLEYPL' };

/** What a file's header says. */
export interface FileHeader {
  readonly kind: FileKind;
  /** Number of the segment, from 1. */
  readonly segment: number;
  /** Sequence number of the segment's first record. */
  readonly firstSeq: number;
  /** Most bytes of data that the file may hold. */
  readonly capacity: number;
}

/** Offset of the data in a file that may hold `capacity` bytes. */
export function dataOffset(capacity: number): number {
  const sums = Math.ceil(capacity / BLOCK_BYTES) * SUM_BYTES;
  return Math.ceil((HEADER_BYTES + sums) / ALIGNMENT) * ALIGNMENT;
}

/** Offset of the checksum of block `block` in a file. */
export function sumOffset(block: number): number {
  return HEADER_BYTES + block * SUM_BYTES;
}

/** Name of a file in a capture's folder. */
export function segmentFile(segment: number, kind: FileKind): string {
  return `${String(segment).padStart(8, '0')}.${kind}`;
}

/** The header as bytes, {@link HEADER_BYTES} of them. All numbers are little-endian. */
export function encodeHeader({ kind, segment, firstSeq, capacity }: FileHeader): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(magics[kind], 0, 'latin1');
  header.writeUInt32LE(FORMAT_VERSION, 8);
  header.writeUInt32LE(BLOCK_BYTES, 12);
  header.writeUInt32LE(segment, 16);
  header.writeUInt32LE(capacity, 20);
  header.writeDoubleLE(firstSeq, 24);
  header.writeUInt32LE(crc32(header.subarray(0, HEADER_BYTES - 4)), HEADER_BYTES - 4);
  return header;
}

/** Reads a header back; a sentence's end when it is none of ours: “its header is damaged”. */
export function decodeHeader(header: Buffer, kind: FileKind): FileHeader | string {
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, 8) !== magics[kind])
    return `it is no ${kind} file of a capture`;
  if (header.readUInt32LE(HEADER_BYTES - 4) !== crc32(header.subarray(0, HEADER_BYTES - 4)))
    return 'its header is damaged';
  if (header.readUInt32LE(8) !== FORMAT_VERSION || header.readUInt32LE(12) !== BLOCK_BYTES)
    return 'it was written by another version of Parley';
  return {
    kind,
    segment: header.readUInt32LE(16),
    capacity: header.readUInt32LE(20),
    firstSeq: header.readDoubleLE(24),
  };
}

/** Writes the checksum of a block, whose bytes so far are `block`, to `sums` at `offset`. */
export function writeSum(sums: Buffer, offset: number, block: Uint8Array): void {
  sums.writeUInt32LE(block.length, offset);
  sums.writeUInt32LE(crc32(block), offset + 4);
}

/** How many bytes of a block are whole: those that its checksum covers, or -1 when they do not match it. */
export function wholeBytes(sum: Buffer, offset: number, block: Uint8Array): number {
  const covered = sum.readUInt32LE(offset);
  if (covered > block.length) return -1;
  return crc32(block.subarray(0, covered)) === sum.readUInt32LE(offset + 4) ? covered : -1;
}

/** The fields of one record. */
export interface RecordFields {
  /** µs since the Unix epoch. */
  readonly at: number;
  /** Offset of what it holds in the payload of its own segment, and how many bytes that is. */
  readonly position: number;
  readonly length: number;
  readonly endpoint: number;
  /** 0: none. */
  readonly connection: number;
  /** A code of `record-kinds.ts`. */
  readonly kind: number;
}

/** Writes a record at an offset of an index. */
export function writeRecord(memory: DataView, offset: number, record: RecordFields): void {
  memory.setFloat64(offset, record.at, true);
  memory.setUint32(offset + 8, record.position, true);
  memory.setUint32(offset + 12, record.length, true);
  memory.setUint32(offset + 16, record.endpoint, true);
  memory.setUint32(offset + 20, record.connection, true);
  memory.setUint32(offset + 24, record.kind, true);
  memory.setUint32(offset + 28, 0, true);
}

/** Reads a record back. */
export function readRecord(memory: DataView, offset: number): RecordFields {
  return {
    at: memory.getFloat64(offset, true),
    position: memory.getUint32(offset + 8, true),
    length: memory.getUint32(offset + 12, true),
    endpoint: memory.getUint32(offset + 16, true),
    connection: memory.getUint32(offset + 20, true),
    kind: memory.getUint32(offset + 24, true),
  };
}
