import type { Origin, RowSource } from './capture';
import { RECORD_BYTES, type RecordFields } from './format';
import { HOT_PAYLOAD_BYTES, type OpenSegment } from './open-segment';
import { RecentChunks } from './recent-chunks';
import { endsConnection, kindCodes } from './record-kinds';
import type { RecordStore, StoredSegment } from './record-store';
import { rescue } from './rescue';
import { NO_CONNECTION, RowLists } from './row-lists';
import { SegmentChain, type LiveSegment, type SegmentSizes } from './segment-chain';

/** The records of the capture that is being written: takes them in, and finds those that are in memory. */
export class LiveRecords implements RecordStore {
  /** Records `first … next - 1` are held. */
  first = 0;
  next = 0;
  /** Records that are not held any more and that nobody discarded. */
  dropped = 0;
  readonly chain: SegmentChain;
  readonly lists: RowLists = new RowLists(this);
  private readonly recent = new RecentChunks();
  private tail: OpenSegment | null = null;

  constructor(folder: string, sizes: SegmentSizes) {
    this.chain = new SegmentChain(folder, sizes);
  }

  /**
   * Takes a record in; `code` is one of `record-kinds.ts`. The bytes are copied, or, when they are those of a recent record (an
   * echo, or a rule that fired again), found there. No object and no promise is made for it. Returns how many bytes it adds to
   * what is to be written.
   */
  append(code: number, { at, endpoint, connection }: Origin, bytes: Uint8Array): number {
    const { length } = bytes;
    const { recent } = this;
    const tail = this.tail?.fits(length) === true ? this.tail : this.begin(length);
    // What is received was never there before.
    const slot = code === kindCodes.in ? -1 : recent.find(bytes);
    let position = slot < 0 ? -1 : recent.positionOf(slot);
    let added = RECORD_BYTES;
    // Only the hot tail is sure to be in memory for as long as the record is not on disk.
    if (position < tail.payload.end - HOT_PAYLOAD_BYTES || position < 0) {
      position = tail.payload.end;
      tail.payload.append(bytes);
      if (slot < 0) recent.add(bytes, position);
      else recent.move(slot, position);
      added += length;
    }
    const seq = this.next;
    const owner = connection ?? NO_CONNECTION;
    tail.record(at, position, length, endpoint, owner, code);
    this.lists.append(endpoint, owner, seq, endsConnection(code));
    this.next = seq + 1;
    return added;
  }

  /** The first record that is not whole on disk; `next` when all are. */
  get flushed(): number {
    for (const { firstSeq, memory } of this.chain.inMemory) {
      if (memory !== null && memory.indexWritten < memory.index.end)
        return firstSeq + memory.indexWritten / RECORD_BYTES;
    }
    return this.next;
  }

  /** Lets go of the records before `seq`: their segments are gone. */
  drop(seq: number): void {
    this.dropped += seq - this.first;
    this.forget(seq);
  }

  /** Lets go of all records; returns their segments, whose files are to be deleted. */
  discard(): LiveSegment[] {
    const segments = this.chain.takeAll();
    for (const { memory } of segments) memory?.discard();
    this.restart();
    this.forget(this.next);
    return segments;
  }

  /** Lets go of the records that are on disk, because it lost them; those that are not there yet stay. */
  rescue(): void {
    const first = rescue(this.chain, this.next);
    this.restart();
    this.drop(first);
  }

  segmentOf(seq: number): StoredSegment | undefined {
    return this.chain.of(seq);
  }

  recordInMemory(seq: number): RecordFields | null {
    const segment = this.chain.of(seq);
    return segment?.memory?.recordAt(seq - segment.firstSeq) ?? null;
  }

  payloadInMemory({ number }: StoredSegment, position: number, length: number): Uint8Array | null {
    return this.chain.numbered(number)?.memory?.payload.read(position, position + length) ?? null;
  }

  connectionRows(connection: number): RowSource | undefined {
    return this.lists.ofConnection(connection);
  }

  private forget(seq: number): void {
    this.first = seq;
    this.lists.dropBelow(seq);
  }

  private begin(length: number): OpenSegment {
    this.recent.clear();
    this.tail = this.chain.begin(this.next, length);
    return this.tail;
  }

  /** Other segments than before: the last of them, if any, is the one that records join. */
  private restart(): void {
    this.recent.clear();
    this.tail = this.chain.of(Infinity)?.memory ?? null;
  }
}
