import type { PackedBytes } from './packed-bytes';

/** Rows of one page: few enough to decode in about a microsecond, many enough that a page's own fields cost nothing. */
export const PAGE_ROWS = 1_024;

const SMALLEST = 16;
/** A distance below 2^53 takes at most 8 groups of 7 bits. */
const LONGEST_VARINT = 8;
const CONTINUES = 0x80;
const NOTHING = new Uint8Array(0);

/**
 * Up to {@link PAGE_ROWS} rising numbers, kept as the first one and the distances to the next: one byte each for most, and none
 * as long as each number follows on the one before.
 */
export class RowPage {
  /** Place of the first number among all of the list. */
  index: number;
  readonly base: number;
  count = 1;
  last: number;
  /**
   * The distances are `start … end - 1` of this memory, and may grow up to `limit`, which is 0 where others have their bytes too.
   * There are none while all of them are 1.
   */
  private memory: Uint8Array;
  private start = 0;
  private end = 0;
  private limit: number;

  /** @param memory to begin with, which nobody else uses */
  constructor(index: number, base: number, memory: Uint8Array = NOTHING) {
    this.index = index;
    this.base = base;
    this.last = base;
    this.memory = memory;
    this.limit = memory.length;
  }

  /** A page of these numbers, which rise; there is at least one. */
  static of(index: number, seqs: readonly number[]): RowPage {
    const page = new RowPage(index, seqs[0] as number);
    for (let i = 1; i < seqs.length; i += 1) page.append(seqs[i] as number);
    return page;
  }

  /** A page as it was when its {@link distances} were taken, the first one of a list. They are not changed. */
  static stored(base: number, last: number, count: number, distances: Uint8Array): RowPage {
    const page = new RowPage(0, base, distances);
    page.last = last;
    page.count = count;
    page.end = distances.length;
    page.limit = 0;
    return page;
  }

  /** What tells the numbers behind the first one, for as long as none is appended. */
  get distances(): Uint8Array {
    return this.memory.subarray(this.start, this.end);
  }

  /** Appends a number larger than the last. The caller does not exceed {@link PAGE_ROWS}. */
  append(seq: number): void {
    let distance = seq - this.last;
    this.last = seq;
    this.count += 1;
    if (this.end === this.start) {
      if (distance === 1) return;
      this.spellOut(this.count - 2);
    }
    if (this.end + LONGEST_VARINT > this.limit) this.grow((this.end - this.start) * 2);
    const { memory } = this;
    let end = this.end;
    while (distance >= CONTINUES) {
      memory[end] = (distance % CONTINUES) + CONTINUES;
      distance = Math.floor(distance / CONTINUES);
      end += 1;
    }
    memory[end] = distance;
    this.end = end + 1;
  }

  /** Puts what it holds among what others hold. Returns the memory that it had for itself: it may be used again. */
  pack(packed: PackedBytes): Uint8Array {
    if (this.limit === 0) return NOTHING;
    const { memory, start, end } = this;
    this.start = end === start ? 0 : packed.put(memory.subarray(start, end));
    this.memory = end === start ? NOTHING : packed.block;
    this.end = this.start + (end - start);
    this.limit = 0;
    return memory;
  }

  /** The numbers `from … to - 1` of the page, added to `into`. */
  decode(from: number, to: number, into: number[]): void {
    const { memory, start, end } = this;
    let seq = this.base;
    let position = start;
    if (start === end) {
      for (let i = from; i < to; i += 1) into.push(seq + i);
      return;
    }
    for (let i = 0; i < to; i += 1) {
      if (i >= from) into.push(seq);
      if (i + 1 >= to) return;
      let byte = memory[position] as number;
      position += 1;
      if (byte < CONTINUES) {
        seq += byte;
        continue;
      }
      let weight = 1;
      while (byte >= CONTINUES) {
        seq += (byte - CONTINUES) * weight;
        weight *= CONTINUES;
        byte = memory[position] as number;
        position += 1;
      }
      seq += byte * weight;
    }
  }

  /** How many of its numbers are smaller than `seq`. */
  countBelow(seq: number): number {
    if (seq <= this.base) return 0;
    if (seq > this.last) return this.count;
    const { memory, start, end } = this;
    if (start === end) return seq - this.base;
    let current = this.base;
    let position = start;
    let place = 0;
    while (current < seq) {
      let byte = memory[position] as number;
      let weight = 1;
      while (byte >= CONTINUES) {
        current += (byte - CONTINUES) * weight;
        weight *= CONTINUES;
        position += 1;
        byte = memory[position] as number;
      }
      current += byte * weight;
      position += 1;
      place += 1;
    }
    return place;
  }

  /** Keeps so many distances of 1 as bytes: one that is none follows. */
  private spellOut(ones: number): void {
    if (this.start + ones > this.limit) this.grow(ones);
    this.memory.fill(1, this.start, this.start + ones);
    this.end = this.start + ones;
  }

  /** Room for more bytes than these, in memory of its own. */
  private grow(bytes: number): void {
    const memory = new Uint8Array(Math.max(bytes + LONGEST_VARINT, SMALLEST));
    memory.set(this.memory.subarray(this.start, this.end));
    this.end -= this.start;
    this.start = 0;
    this.memory = memory;
    this.limit = memory.length;
  }
}

/** The first of `count` places for which `holds` is true, which then is for all behind it; `count` when there is none. */
export function lowerBound(count: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
