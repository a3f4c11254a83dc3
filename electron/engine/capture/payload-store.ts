import { CAPTURE_REFERENCE_BYTES } from '../../../shared/limits';
import { FrontList } from './front-list';

/** A run of payload that lies in one piece of memory: position `start + i` is `memory[offset + i]`. */
interface Extent {
  readonly start: number;
  readonly memory: Uint8Array;
  readonly offset: number;
  length: number;
}

/**
 * Payload bytes in one growing address space, held in memory and released from the front. What is appended in one call
 * can be read in one call: it never lies across two extents.
 */
export class PayloadStore {
  /** Positions `start … end - 1` are held. */
  start = 0;
  end = 0;
  private readonly segmentBytes: number;
  private readonly referenceBytes: number;
  private readonly extents = new FrontList<Extent>();
  private segment = new Uint8Array(0);
  private used = 0;
  /** The extent at the end of `segment`, while the next small chunk may still join it. */
  private open: Extent | null = null;

  constructor(segmentBytes: number) {
    this.segmentBytes = segmentBytes;
    this.referenceBytes = Math.min(CAPTURE_REFERENCE_BYTES, segmentBytes);
  }

  /** Appends bytes, which the caller will not change any more, and returns the position of the first one. */
  append(bytes: Uint8Array): number {
    const position = this.end;
    const length = bytes.length;
    if (length === 0) return position;
    if (length < this.referenceBytes) this.copyIn(bytes);
    else this.hold(ownsItsMemory(bytes) ? bytes : new Uint8Array(bytes));
    this.end = position + length;
    return position;
  }

  /** A copy of held bytes that were appended in one call, so that the reader may keep or transfer it. */
  read(position: number, length: number): Uint8Array {
    const copy = new Uint8Array(length);
    if (length === 0) return copy;
    const extent = this.extentOf(position);
    const from = extent.offset + position - extent.start;
    copy.set(extent.memory.subarray(from, from + length));
    return copy;
  }

  /** Lets go of everything before `position`. Memory is freed an extent at a time. */
  release(position: number): void {
    this.start = position;
    while (this.extents.length > 0) {
      const oldest = this.extents.at(0);
      if (oldest.start + oldest.length > position) return;
      if (oldest === this.open) this.open = null;
      this.extents.dropFirst();
    }
  }

  private copyIn(bytes: Uint8Array): void {
    const length = bytes.length;
    if (length > this.segment.length - this.used) {
      this.segment = new Uint8Array(this.segmentBytes);
      this.used = 0;
      this.open = null;
    }
    this.segment.set(bytes, this.used);
    if (this.open === null) {
      this.open = { start: this.end, memory: this.segment, offset: this.used, length };
      this.extents.push(this.open);
    } else {
      this.open.length += length;
    }
    this.used += length;
  }

  private hold(memory: Uint8Array): void {
    this.extents.push({ start: this.end, memory, offset: 0, length: memory.length });
    this.open = null;
  }

  private extentOf(position: number): Extent {
    let low = 0;
    let high = this.extents.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.extents.at(middle).start <= position) low = middle;
      else high = middle - 1;
    }
    return this.extents.at(low);
  }
}

/** False for a view into something larger: holding that would keep memory alive that nothing counts. */
function ownsItsMemory(bytes: Uint8Array): boolean {
  return bytes.buffer.byteLength === bytes.length;
}
