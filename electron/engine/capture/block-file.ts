import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { BLOCK_BYTES } from '../../../shared/limits';
import {
  dataOffset,
  decodeHeader,
  HEADER_BYTES,
  SUM_BYTES,
  sumOffset,
  wholeBytes,
  type FileHeader,
  type FileKind,
} from './format';

/** What {@link BlockFile.read} tells of a block whose bytes do not match their checksum. */
export const DAMAGED = -1;

/** One file of a segment, read a run of blocks at a time, each verified. Every read waits for the disk. */
export class BlockFile {
  readonly header: FileHeader;
  private readonly fd: number;
  private readonly dataAt: number;

  private constructor(fd: number, header: FileHeader) {
    this.fd = fd;
    this.header = header;
    this.dataAt = dataOffset(header.capacity);
  }

  /** Opens a file; `null` when it is not there or its header is none. */
  static open(path: string, kind: FileKind): BlockFile | null {
    let fd: number;
    try {
      fd = openSync(path, 'r');
    } catch {
      return null;
    }
    const bytes = Buffer.alloc(HEADER_BYTES);
    const header = decodeHeader(bytes.subarray(0, readUpTo(fd, bytes, 0)), kind);
    if (typeof header !== 'string') return new BlockFile(fd, header);
    closeSync(fd);
    return null;
  }

  /**
   * Reads the blocks from `first` on that fit into `memory`. For each one, how many of its bytes are whole (0 behind the
   * end), or {@link DAMAGED}. The file may grow meanwhile: checksums are read ahead of the data, which is written ahead of them.
   */
  read(first: number, memory: Buffer): Int32Array {
    const blocks = Math.floor(memory.length / BLOCK_BYTES);
    const sums = this.readSums(first, blocks);
    const read = readUpTo(this.fd, memory, this.dataAt + first * BLOCK_BYTES);
    return Int32Array.from({ length: blocks }, (_, i) => {
      const block = memory.subarray(Math.min(i * BLOCK_BYTES, read), Math.min((i + 1) * BLOCK_BYTES, read));
      const whole = wholeBytes(sums, i * SUM_BYTES, block);
      return whole === DAMAGED ? this.readAgain(first + i, sums.subarray(i * SUM_BYTES), memory, i) : whole;
    });
  }

  /** Bytes of data that the file has now, whole or not. */
  dataBytes(): number {
    return Math.max(0, fstatSync(this.fd).size - this.dataAt);
  }

  close(): void {
    closeSync(this.fd);
  }

  /** A checksum that was half written when it was read is another one by now. */
  private readAgain(block: number, sum: Buffer, memory: Buffer, place: number): number {
    const now = this.readSums(block, 1);
    if (now.equals(sum.subarray(0, SUM_BYTES))) return DAMAGED;
    return this.read(block, memory.subarray(place * BLOCK_BYTES, (place + 1) * BLOCK_BYTES))[0] ?? DAMAGED;
  }

  private readSums(first: number, blocks: number): Buffer {
    const sums = Buffer.alloc(blocks * SUM_BYTES);
    const held = Math.ceil(this.header.capacity / BLOCK_BYTES) - first;
    // Behind the last checksum lies data: never taken for one.
    readUpTo(this.fd, sums.subarray(0, Math.max(0, Math.min(blocks, held)) * SUM_BYTES), sumOffset(first));
    return sums;
  }
}

/** Fills `memory` from the file and returns how far; what cannot be read counts as not there. */
function readUpTo(fd: number, memory: Buffer, position: number): number {
  let filled = 0;
  try {
    while (filled < memory.length) {
      const count = readSync(fd, memory, filled, memory.length - filled, position + filled);
      if (count === 0) break;
      filled += count;
    }
  } catch {
    // An unreadable sector ends the file here: blocks without their bytes do not match their checksums.
  }
  return filled;
}
