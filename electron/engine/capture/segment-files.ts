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
   * what it holds. Calls back after each part.
   */
  async write(progress: () => void): Promise<void> {
    const { segment } = this;
    const payloadEnd = segment.payload.end;
    const indexEnd = segment.index.end;
    do {
      const payloadTo = Math.min(payloadEnd, pageStart(segment.payloadWritten) + WRITE_BYTES);
      const indexTo = payloadTo === payloadEnd ? indexEnd : segment.indexWithin(payloadTo, indexEnd);
      await writePart(this.payload, segment.payload, segment.payloadWritten, payloadTo);
      segment.payloadWritten = payloadTo;
      await writePart(this.index, segment.index, segment.indexWritten, indexTo);
      segment.indexWritten = indexTo;
      segment.trim();
      progress();
    } while (segment.indexWritten < indexEnd);
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

/** The data first, then the checksums that make it count. */
async function writePart(to: SegmentFile, from: PagedBytes, start: number, end: number): Promise<void> {
  if (start === end) return;
  const firstBlock = Math.floor(start / BLOCK_BYTES);
  const sums = sumsOf(from, firstBlock, end);
  await to.file.write(from.slices(start, end), to.dataAt + start);
  await to.file.write([sums], sumOffset(firstBlock));
}

/** Checksums of the blocks from one on, the last one as far as `end`. A block never crosses a page. */
function sumsOf(from: PagedBytes, firstBlock: number, end: number): Buffer {
  const blocks = Math.ceil(end / BLOCK_BYTES) - firstBlock;
  const sums = Buffer.alloc(blocks * SUM_BYTES);
  for (let i = 0; i < blocks; i += 1) {
    const at = (firstBlock + i) * BLOCK_BYTES;
    writeSum(sums, i * SUM_BYTES, from.slices(at, Math.min(at + BLOCK_BYTES, end))[0] as Uint8Array);
  }
  return sums;
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

function pageStart(position: number): number {
  return position - (position % PAGE_BYTES);
}
