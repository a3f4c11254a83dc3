/** Rows of one page: few enough to decode in about a microsecond, many enough that a page's own fields cost nothing. */
export const PAGE_ROWS = 1_024;

const SMALLEST = 16;
/** A distance below 2^53 takes at most 8 groups of 7 bits. */
const LONGEST_VARINT = 8;
const CONTINUES = 0x80;
/** A full page whose memory is so much larger than what it holds is copied to one that fits. */
const WASTEFUL = 1.25;

/** Up to {@link PAGE_ROWS} rising numbers, kept as the first one and the distances to the next: one byte each for most. */
export class RowPage {
  /** Place of the first number among all of the list. */
  index: number;
  readonly base: number;
  count = 1;
  last: number;
  private memory: Uint8Array;
  private used = 0;

  /** @param room bytes to begin with: about as many as its numbers will take */
  constructor(index: number, base: number, room: number) {
    this.index = index;
    this.base = base;
    this.last = base;
    this.memory = new Uint8Array(Math.max(room, SMALLEST));
  }

  /** A page of these numbers, which rise; there is at least one. */
  static of(index: number, seqs: readonly number[]): RowPage {
    const page = new RowPage(index, seqs[0] as number, seqs.length);
    for (let i = 1; i < seqs.length; i += 1) page.append(seqs[i] as number);
    return page;
  }

  /** Appends a number larger than the last. The caller does not exceed {@link PAGE_ROWS}. */
  append(seq: number): void {
    if (this.used + LONGEST_VARINT > this.memory.length)
      this.resize(Math.max(this.memory.length * 2, SMALLEST));
    const { memory } = this;
    let distance = seq - this.last;
    let used = this.used;
    while (distance >= CONTINUES) {
      memory[used] = (distance % CONTINUES) + CONTINUES;
      distance = Math.floor(distance / CONTINUES);
      used += 1;
    }
    memory[used] = distance;
    this.used = used + 1;
    this.last = seq;
    this.count += 1;
  }

  /** Gives back the memory that is not needed as long as nothing is appended; returns how much room one like it needs. */
  seal(): number {
    if (this.used * WASTEFUL < this.memory.length) this.resize(this.used);
    return this.used + 2 * LONGEST_VARINT;
  }

  /** The numbers `from … to - 1` of the page, added to `into`. */
  decode(from: number, to: number, into: number[]): void {
    const { memory } = this;
    let seq = this.base;
    let position = 0;
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
    const { memory } = this;
    let current = this.base;
    let position = 0;
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

  private resize(bytes: number): void {
    const memory = new Uint8Array(bytes);
    memory.set(this.memory.subarray(0, this.used));
    this.memory = memory;
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
