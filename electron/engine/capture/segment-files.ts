import { join } from 'node:path';
import { BLOCK_BYTES } from '../../../shared/limits';
import type { Disk, DiskFile } from './disk';
import {
  dataOffset,
  encodeHeader,
  RECORD_BYTES,
  segmentFile,
  SUM_BYTES,
  sumOffset,
  writeSum,
  type FileKind,
} from './format';
import type { OpenSegment, SegmentStart } from './open-segment';
import { PAGE_BYTES } from './page-pool';
import type { PagedBytes } from './paged-bytes';

/** Most bytes of one write: enough for any disk, and memory is given back after each. */
const WRITE_BYTES = 4 * PAGE_BYTES;

/** One of the two files, and where its data begins. */
interface SegmentFile {
  readonly file: DiskFile;
  readonly dataAt: number;
}

/** How far both go, in bytes. */
interface Extent {
  readonly payload: number;
  readonly index: number;
}

/** The two files of the segment that is being written. One call at a time. */
export class SegmentFiles {
  readonly segment: OpenSegment;
  private readonly payload: SegmentFile;
  private readonly index: SegmentFile;

  private constructor(segment: OpenSegment, payload: SegmentFile, index: SegmentFile) {
    this.segment = segment;
    this.payload = payload;
    this.index = index;
  }

  /** Makes both files with their headers. */
  static async create(disk: Disk, folder: string, segment: OpenSegment): Promise<SegmentFiles> {
    const payload = await createFile(disk, folder, 'payload', segment.start);
    try {
      const index = await createFile(disk, folder, 'index', segment.start);
      return new SegmentFiles(segment, payload, index);
    } catch (cause) {
      await payload.file.close();
      throw cause;
    }
  }

  /**
   * Writes what the segment holds now and was not written yet, in the order that survives being killed: no record before
   * what it holds. While the disk takes the payload of one part, the one before is completed: the disk waits less for this thread.
   * Calls back after each part.
   */
  async write(progress: () => void): Promise<void> {
    const { segment } = this;
    const end: Extent = { payload: segment.payload.end, index: segment.index.end };
    let from: Extent = { payload: segment.payloadWritten, index: segment.indexWritten };
    let completed: Promise<void> = Promise.resolve();
    do {
      const to = this.partEnd(from, end);
      const payload = new Part(this.payload, segment.payload, from.payload, to.payload);
      await both(payload.writeData(), completed);
      completed = this.complete(payload, from, to).then(progress);
      from = to;
    } while (from.index < end.index);
    await completed;
  }

  private partEnd(from: Extent, end: Extent): Extent {
    const payload = Math.min(end.payload, pageStart(from.payload) + WRITE_BYTES);
    const isLast = payload === end.payload;
    return { payload, index: isLast ? end.index : this.segment.indexWithin(payload, from.index, end.index) };
  }

  /** Writes what makes the payload of a part count, and then the records that it holds. */
  private async complete(payload: Part, from: Extent, to: Extent): Promise<void> {
    const { segment } = this;
    await payload.writeSums();
    segment.payloadWritten = to.payload;
    const index = new Part(this.index, segment.index, from.index, to.index);
    await index.writeData();
    await index.writeSums();
    segment.indexWritten = to.index;
    segment.trim();
  }

  /** Bytes of both files on disk. */
  get bytes(): number {
    const { payloadWritten, indexWritten } = this.segment;
    return this.payload.dataAt + payloadWritten + this.index.dataAt + indexWritten;
  }

  async close(): Promise<void> {
    await Promise.all([this.payload.file.close(), this.index.file.close()]);
  }
}

/** Bytes `start … end - 1` of one of the two: the data first, then the checksums that make it count. */
class Part {
  private readonly to: SegmentFile;
  private readonly from: PagedBytes;
  private readonly start: number;
  private readonly end: number;
  private sums: Uint8Array = new Uint8Array(0);

  constructor(to: SegmentFile, from: PagedBytes, start: number, end: number) {
    this.to = to;
    this.from = from;
    this.start = start;
    this.end = end;
  }

  /** The checksums are made while the disk takes the data. */
  async writeData(): Promise<void> {
    if (this.start === this.end) return;
    const written = this.to.file.write(this.from.slices(this.start, this.end), this.to.dataAt + this.start);
    this.sums = this.makeSums();
    await written;
  }

  async writeSums(): Promise<void> {
    if (this.start === this.end) return;
    await this.to.file.write([this.sums], sumOffset(blockOf(this.start)));
  }

  /** Of its blocks, the last one as far as `end`. A block never crosses a page. */
  private makeSums(): Buffer {
    const first = blockOf(this.start);
    const blocks = Math.ceil(this.end / BLOCK_BYTES) - first;
    const sums = Buffer.alloc(blocks * SUM_BYTES);
    for (let i = 0; i < blocks; i += 1) {
      const at = (first + i) * BLOCK_BYTES;
      const [block] = this.from.slices(at, Math.min(at + BLOCK_BYTES, this.end));
      writeSum(sums, i * SUM_BYTES, block as Uint8Array);
    }
    return sums;
  }
}

/** Waits for both, also when one of them rejects; rejects then. */
async function both(one: Promise<void>, other: Promise<void>): Promise<void> {
  const outcomes = await Promise.allSettled([one, other]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

async function createFile(
  disk: Disk,
  folder: string,
  kind: FileKind,
  { number, firstSeq, payloadBytes, records }: SegmentStart,
): Promise<SegmentFile> {
  const capacity = kind === 'payload' ? payloadBytes : records * RECORD_BYTES;
  const file = await disk.create(join(folder, segmentFile(number, kind)));
  try {
    await file.write([encodeHeader({ kind, segment: number, firstSeq, capacity })], 0);
  } catch (cause) {
    await file.close();
    throw cause;
  }
  return { file, dataAt: dataOffset(capacity) };
}

function blockOf(position: number): number {
  return Math.floor(position / BLOCK_BYTES);
}

function pageStart(position: number): number {
  return position - (position % PAGE_BYTES);
}
