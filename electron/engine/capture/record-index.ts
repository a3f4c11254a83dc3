import { FrontList } from './front-list';

/** One column for each field, so that a record costs 29 bytes and no object. */
interface Segment {
  readonly at: Float64Array;
  readonly position: Float64Array;
  readonly length: Uint32Array;
  readonly endpoint: Int32Array;
  readonly connection: Int32Array;
  readonly kind: Uint8Array;
}

/** What stands in the column `connection` of a record that belongs to none: ids count from 1. */
export const NO_CONNECTION = 0;

/** The fixed-size part of every held record, found by sequence number in constant time. */
export class RecordIndex {
  /** Records `first … next - 1` are held; the readers below take sequence numbers of these only. */
  first = 0;
  next = 0;
  private readonly segmentRecords: number;
  private readonly segments = new FrontList<Segment>();
  /** Sequence number of the first record of the first segment. */
  private base = 0;
  private tail: Segment;
  private tailUsed: number;

  /** @param segmentRecords records of which the memory is taken and freed together */
  constructor(segmentRecords: number) {
    this.segmentRecords = segmentRecords;
    this.tail = newSegment(segmentRecords);
    this.tailUsed = 0;
    this.segments.push(this.tail);
  }

  /** Appends a record and returns its sequence number. `position` and `length` name its payload. */
  append(
    kind: number,
    at: number,
    endpoint: number,
    connection: number,
    position: number,
    length: number,
  ): number {
    if (this.tailUsed === this.segmentRecords) {
      this.tail = newSegment(this.segmentRecords);
      this.tailUsed = 0;
      this.segments.push(this.tail);
    }
    const { tail, tailUsed: slot } = this;
    tail.at[slot] = at;
    tail.position[slot] = position;
    tail.length[slot] = length;
    tail.endpoint[slot] = endpoint;
    tail.connection[slot] = connection;
    tail.kind[slot] = kind;
    this.tailUsed = slot + 1;
    this.next += 1;
    return this.next - 1;
  }

  /** Lets the oldest record go. There is one. */
  dropFirst(): void {
    this.first += 1;
    if (this.first - this.base < this.segmentRecords || this.segments.length === 1) return;
    this.segments.dropFirst();
    this.base += this.segmentRecords;
  }

  at(seq: number): number {
    return this.segmentOf(seq).at[this.slotOf(seq)] as number;
  }

  position(seq: number): number {
    return this.segmentOf(seq).position[this.slotOf(seq)] as number;
  }

  length(seq: number): number {
    return this.segmentOf(seq).length[this.slotOf(seq)] as number;
  }

  endpoint(seq: number): number {
    return this.segmentOf(seq).endpoint[this.slotOf(seq)] as number;
  }

  connection(seq: number): number {
    return this.segmentOf(seq).connection[this.slotOf(seq)] as number;
  }

  kind(seq: number): number {
    return this.segmentOf(seq).kind[this.slotOf(seq)] as number;
  }

  private segmentOf(seq: number): Segment {
    return this.segments.at(Math.floor((seq - this.base) / this.segmentRecords));
  }

  private slotOf(seq: number): number {
    return (seq - this.base) % this.segmentRecords;
  }
}

function newSegment(records: number): Segment {
  return {
    at: new Float64Array(records),
    position: new Float64Array(records),
    length: new Uint32Array(records),
    endpoint: new Int32Array(records),
    connection: new Int32Array(records),
    kind: new Uint8Array(records),
  };
}
