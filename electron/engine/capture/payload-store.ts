import { FrontList } from './front-list';

/** One piece of memory: position `start + i` is `memory[i]`, for the first `used` bytes. */
interface Segment {
  readonly start: number;
  readonly memory: Uint8Array;
  used: number;
}

/** Released segments that are kept for the next ones: at its cap a store frees one for each that it takes. */
const SPARE_SEGMENTS = 2;

/**
 * Payload bytes in one growing address space, held in memory and released from the front. What is appended in one call
 * can be read in one call: it never lies across two segments.
 *
 * Every chunk is copied, large ones too. Holding a socket's own buffers would be no cheaper: each read would then take
 * fresh memory from the system, where it now uses the same few buffers, still in the processor's cache, again and again.
 */
export class PayloadStore {
  /** Positions `start … end - 1` are held. */
  start = 0;
  end = 0;
  private readonly segmentBytes: number;
  private readonly segments = new FrontList<Segment>();
  private readonly spares: Uint8Array[] = [];
  private tail: Segment = { start: 0, memory: new Uint8Array(0), used: 0 };

  constructor(segmentBytes: number) {
    this.segmentBytes = segmentBytes;
  }

  /** Appends a copy of the bytes and returns the position of the first one. */
  append(bytes: Uint8Array): number {
    const position = this.end;
    const { length } = bytes;
    if (length === 0) return position;
    if (length > this.tail.memory.length - this.tail.used) this.begin(length);
    this.tail.memory.set(bytes, this.tail.used);
    this.tail.used += length;
    this.end = position + length;
    return position;
  }

  /** A copy of held bytes that were appended in one call, so that the reader may keep or transfer it. */
  read(position: number, length: number): Uint8Array {
    const copy = new Uint8Array(length);
    if (length === 0) return copy;
    const segment = this.segmentOf(position);
    const from = position - segment.start;
    copy.set(segment.memory.subarray(from, from + length));
    return copy;
  }

  /** Lets go of everything before `position`. Memory is freed a segment at a time; the last one stays in use. */
  release(position: number): void {
    this.start = position;
    while (this.segments.length > 1) {
      const oldest = this.segments.at(0);
      if (oldest.start + oldest.used > position) return;
      this.segments.dropFirst();
      const standard = oldest.memory.length === this.segmentBytes;
      if (standard && this.spares.length < SPARE_SEGMENTS) this.spares.push(oldest.memory);
    }
  }

  /** Begins a segment with room for a chunk; one that is larger than a segment gets memory of its own size. */
  private begin(length: number): void {
    const memory =
      length > this.segmentBytes
        ? new Uint8Array(length)
        : (this.spares.pop() ?? new Uint8Array(this.segmentBytes));
    this.tail = { start: this.end, memory, used: 0 };
    this.segments.push(this.tail);
  }

  private segmentOf(position: number): Segment {
    let low = 0;
    let high = this.segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.segments.at(middle).start <= position) low = middle;
      else high = middle - 1;
    }
    return this.segments.at(low);
  }
}
