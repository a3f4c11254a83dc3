import { RECORD_BYTES, readRecord, type RecordFields } from './format';
import { PAGE_BYTES, type PagePool } from './page-pool';
import { PagedBytes } from './paged-bytes';

/** Payload and index behind the last written byte that stay in memory: what a log that follows the end shows. */
export const HOT_PAYLOAD_BYTES = 4 * PAGE_BYTES;
const HOT_INDEX_BYTES = 1 * PAGE_BYTES;

/** What a segment begins with. */
export interface SegmentStart {
  readonly number: number;
  readonly firstSeq: number;
  /** Most bytes of payload and most records. */
  readonly payloadBytes: number;
  readonly records: number;
}

/**
 * The segment that records join, in memory: what is not on disk yet, and a hot tail of what is. How far it was written is
 * kept here, by its writer.
 */
export class OpenSegment {
  readonly start: SegmentStart;
  readonly payload: PagedBytes;
  readonly index: PagedBytes;
  /** Bytes of both that are whole on disk. */
  payloadWritten = 0;
  indexWritten = 0;
  /** `sealed`: no record joins any more. */
  state: 'open' | 'sealed' = 'open';

  constructor(start: SegmentStart, pool: PagePool) {
    this.start = start;
    this.payload = new PagedBytes(pool);
    this.index = new PagedBytes(pool);
  }

  /** Number of records so far. */
  get records(): number {
    return this.index.end / RECORD_BYTES;
  }

  /** True when it has room for a record and so many bytes of payload. */
  fits(payloadBytes: number): boolean {
    return this.records < this.start.records && this.payload.end + payloadBytes <= this.start.payloadBytes;
  }

  /** Appends a record, field by field: an object for each would cost as much as all else. Fields as in {@link RecordFields}. */
  record(
    at: number,
    position: number,
    length: number,
    endpoint: number,
    connection: number,
    kind: number,
  ): void {
    const { index } = this;
    const { view } = index.pageAtEnd();
    const offset = index.end % PAGE_BYTES;
    view.setFloat64(offset, at, true);
    view.setUint32(offset + 8, position, true);
    view.setUint32(offset + 12, length, true);
    view.setUint32(offset + 16, endpoint, true);
    view.setUint32(offset + 20, connection, true);
    view.setUint32(offset + 24, kind, true);
    // The page may have been another segment's before.
    view.setUint32(offset + 28, 0, true);
    index.end += RECORD_BYTES;
  }

  /** Fields of the record at a place, from 0; `null` when it has left memory. */
  recordAt(place: number): RecordFields | null {
    const position = place * RECORD_BYTES;
    const page = this.index.pageOf(position);
    return page === null ? null : readRecord(page.view, position % PAGE_BYTES);
  }

  /** How far the index goes, from `from` up to `indexEnd`, of whose records all payload lies before `payloadEnd`. */
  indexWithin(payloadEnd: number, from: number, indexEnd: number): number {
    for (let position = from; position < indexEnd; position += RECORD_BYTES) {
      const record = this.recordAt(position / RECORD_BYTES);
      if (record === null || record.position + record.length > payloadEnd) return position;
    }
    return indexEnd;
  }

  /** Bytes that are not on disk yet. */
  get waiting(): number {
    return this.payload.end - this.payloadWritten + this.index.end - this.indexWritten;
  }

  /** Lets memory go that was written, but for the hot tail. A sealed one that was written goes as a whole. */
  trim(): void {
    if (this.state === 'sealed' && this.waiting === 0) {
      this.discard();
      return;
    }
    this.payload.release(this.payloadWritten - HOT_PAYLOAD_BYTES);
    this.index.release(this.indexWritten - HOT_INDEX_BYTES);
  }

  /** Lets all memory go, written or not. */
  discard(): void {
    this.payload.releaseAll();
    this.index.releaseAll();
  }
}
