import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BLOCK_BYTES } from '../../../shared/limits';
import { BlockFile } from './block-file';
import { RECORD_BYTES, segmentFile } from './format';
import { PayloadWindows, WINDOW_BYTES, type PayloadWindow } from './payload-windows';
import type { CaptureReader, StoredRecord } from './reader';
import { segmentNumbers } from './segments';

/** Bytes of an index that are read at once: 32,768 records. */
const INDEX_BYTES = 1024 * 1024;
const RECORDS_PER_BLOCK = BLOCK_BYTES / RECORD_BYTES;
const empty = Buffer.alloc(0);

/** A record that is filled in anew for each one that is read. Its payload is read when it is looked at. */
class ReusedRecord implements StoredRecord {
  seq = 0;
  at = 0;
  endpoint = 0;
  connection = 0;
  kind = 0;
  length = 0;
  /** Where its payload is in that of the segment. */
  position = 0;
  windows: PayloadWindows | null = null;
  /** `undefined`: not looked for yet. */
  window: PayloadWindow | null | undefined = undefined;

  get memory(): Buffer | null {
    return this.length === 0 ? empty : (this.found()?.memory ?? null);
  }

  get start(): number {
    const window = this.length === 0 ? null : this.found();
    return window === null ? 0 : this.position - window.from;
  }

  private found(): PayloadWindow | null {
    if (this.window === undefined) this.window = this.windows?.find(this.position, this.length) ?? null;
    return this.window;
  }
}

/** A segment that is being read. `payload`: `null` when its file is not there or is none. */
interface OpenSegment {
  readonly number: number;
  readonly index: BlockFile;
  readonly payload: BlockFile | null;
  readonly windows: PayloadWindows | null;
}

/** Whole records in a row: `count` of them from `seq` on, the first one at `offset` of the index in memory. */
interface Run {
  readonly segment: OpenSegment | null;
  readonly seq: number;
  readonly offset: number;
  readonly count: number;
}

const noRun: Run = { segment: null, seq: 0, offset: 0, count: 0 };

/**
 * Opens the files of a capture's folder for reading in order, one pass at a time. The folder may grow and lose segments
 * meanwhile. `windowBytes`: how much payload is read at once; little for a few records here and there.
 */
export function openReader(folder: string, windowBytes = WINDOW_BYTES): CaptureReader {
  return new FolderReader(folder, windowBytes);
}

class FolderReader implements CaptureReader {
  private readonly folder: string;
  private readonly firstSeqs = new Map<number, number>();
  private readonly indexMemory = Buffer.allocUnsafe(INDEX_BYTES);
  private readonly fields = new DataView(this.indexMemory.buffer, this.indexMemory.byteOffset, INDEX_BYTES);
  private readonly record = new ReusedRecord();
  private readonly windowBytes: number;
  private open: OpenSegment | null = null;

  constructor(folder: string, windowBytes: number) {
    this.folder = folder;
    this.windowBytes = windowBytes;
  }

  records(from: number, to: number): Iterable<StoredRecord> {
    this.open?.windows?.begin();
    const runs = this.runs(from, to);
    let run = noRun;
    let n = 0;
    // One result for all records: a generator would make an object for each, and take a third longer.
    const result = { done: false, value: this.record } as IteratorResult<StoredRecord>;
    const next = (): IteratorResult<StoredRecord> => {
      while (n >= run.count) {
        const following = runs.next();
        if (following.done === true) return { done: true, value: undefined };
        run = following.value;
        n = 0;
      }
      this.fill(run, n);
      n += 1;
      return result;
    };
    return { [Symbol.iterator]: () => ({ next }) };
  }

  close(): void {
    this.open?.index.close();
    this.open?.payload?.close();
    this.open = null;
  }

  /** The segments that are there and whose index can be read, in order. */
  private segments(): number[] {
    return segmentNumbers(namesIn(this.folder)).filter((number) => this.firstSeqOf(number) >= 0);
  }

  /** Sequence number of a segment's first record, -1 when its index cannot be read. */
  private firstSeqOf(number: number): number {
    const known = this.firstSeqs.get(number);
    if (known !== undefined) return known;
    const index = BlockFile.open(join(this.folder, segmentFile(number, 'index')), 'index');
    index?.close();
    if (index !== null) this.firstSeqs.set(number, index.header.firstSeq);
    return index?.header.firstSeq ?? -1;
  }

  private segment(number: number): OpenSegment | null {
    if (this.open?.number === number && this.open.payload !== null) return this.open;
    this.close();
    const path = join(this.folder, segmentFile(number, 'index'));
    const index = BlockFile.open(path, 'index');
    if (index === null) return null;
    const payload = BlockFile.open(join(this.folder, segmentFile(number, 'payload')), 'payload');
    if (payload === null && !existsSync(path)) {
      // The whole segment was dropped just now: its records are gone, not damaged.
      index.close();
      return null;
    }
    const windows = payload === null ? null : new PayloadWindows(payload, this.windowBytes);
    this.open = { number, index, payload, windows };
    return this.open;
  }

  private *runs(from: number, to: number): Generator<Run> {
    const numbers = this.segments();
    for (const [place, number] of numbers.entries()) {
      const next = numbers[place + 1];
      if (next !== undefined && this.firstSeqOf(next) <= from) continue;
      if (this.firstSeqOf(number) >= to) return;
      const segment = this.segment(number);
      if (segment !== null) yield* this.runsOf(segment, from, to);
    }
  }

  private *runsOf(segment: OpenSegment, from: number, to: number): Generator<Run> {
    const { index } = segment;
    const { firstSeq, capacity } = index.header;
    let block = Math.floor(Math.max(0, from - firstSeq) / RECORDS_PER_BLOCK);
    const end = Math.min(Math.ceil((to - firstSeq) / RECORDS_PER_BLOCK), Math.ceil(capacity / BLOCK_BYTES));
    while (block < end) {
      const blocks = Math.min(end - block, INDEX_BYTES / BLOCK_BYTES);
      const whole = index.read(block, this.indexMemory.subarray(0, blocks * BLOCK_BYTES));
      for (let i = 0; i < blocks; i += 1) {
        const first = firstSeq + (block + i) * RECORDS_PER_BLOCK;
        const held = Math.floor((whole[i] as number) / RECORD_BYTES);
        const seq = Math.max(first, from);
        const offset = i * BLOCK_BYTES + (seq - first) * RECORD_BYTES;
        yield { segment, seq, offset, count: Math.min(first + held, to) - seq };
      }
      block += blocks;
    }
  }

  private fill(run: Run, n: number): void {
    const { record, fields } = this;
    const offset = run.offset + n * RECORD_BYTES;
    record.seq = run.seq + n;
    record.at = fields.getFloat64(offset, true);
    record.position = fields.getUint32(offset + 8, true);
    record.length = fields.getUint32(offset + 12, true);
    record.endpoint = fields.getUint32(offset + 16, true);
    record.connection = fields.getUint32(offset + 20, true);
    record.kind = fields.getUint32(offset + 24, true);
    record.windows = run.segment?.windows ?? null;
    record.window = undefined;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
