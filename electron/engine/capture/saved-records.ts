import type { RowSource } from './capture';
import { readRecord, RECORD_BYTES, type RecordFields } from './format';
import { RangeRows } from './range-rows';
import { endsConnection } from './record-kinds';
import type { RecordStore } from './record-store';
import { RowLists } from './row-lists';
import { findSegments, type SavedSegment } from './saved-segments';
import { scanIndex, type IndexRun } from './scan-index';
import { isSoundRecord } from './sound-record';

/** The records of a capture that nobody writes any more, all of them in files. */
export class SavedRecords implements RecordStore {
  readonly first: number;
  next: number;
  /** Records whose index is damaged or not understood, or whose payload is not in its file. */
  damaged = 0;
  readonly lists: RowLists = new RowLists(this);
  /** All records that can be read. */
  readonly all: RangeRows;
  private readonly segments: readonly SavedSegment[];

  private constructor(segments: readonly SavedSegment[]) {
    this.segments = segments;
    this.first = segments[0]?.firstSeq ?? 0;
    this.next = this.first;
    this.all = new RangeRows(this.first);
  }

  /** Reads the index of a capture through; the end of a sentence when there is nothing to be read. */
  static async scan(folder: string): Promise<SavedRecords | string> {
    const segments = await findSegments(folder);
    if (typeof segments === 'string') return segments;
    const records = new SavedRecords(segments);
    for (const [place, segment] of segments.entries()) {
      const end = await scanIndex(segment, (run) =>
        records.take(segment, run, segments[place + 1]?.firstSeq ?? Infinity),
      );
      records.next = Math.max(records.next, end);
    }
    records.damaged += records.next - records.first - (records.all.total - records.all.first);
    return records;
  }

  segmentOf(seq: number): SavedSegment | undefined {
    let low = 0;
    let high = this.segments.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.segments[middle] as SavedSegment).firstSeq <= seq) low = middle;
      else high = middle - 1;
    }
    return this.segments[low];
  }

  recordInMemory(): RecordFields | null {
    return null;
  }

  payloadInMemory(): Uint8Array | null {
    return null;
  }

  connectionRows(connection: number): RowSource | undefined {
    return this.lists.ofConnection(connection);
  }

  /** Takes a run of records in, as far as the next segment, which begins at `limit`, leaves room for them. */
  private take(segment: SavedSegment, { seq, count, fields, offset }: IndexRun, limit: number): void {
    const held = Math.min(count, limit - seq);
    for (let n = 0; n < held; n += 1) {
      const record = readRecord(fields, offset + n * RECORD_BYTES);
      if (!isSoundRecord(record)) continue;
      if (record.position + record.length > segment.payloadBytes) this.damaged += 1;
      this.all.append(seq + n, 1);
      this.lists.append(record.endpoint, record.connection, seq + n, endsConnection(record.kind));
    }
  }
}
