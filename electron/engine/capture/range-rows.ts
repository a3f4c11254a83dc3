import type { RowSource } from './capture';

/** The records of a capture that can be read, as rows: those of a few ranges, one behind the other. */
export class RangeRows implements RowSource {
  readonly epoch = 0;
  readonly first: number;
  total: number;
  private readonly ranges: { readonly index: number; readonly seq: number; end: number }[] = [];

  /** @param first index of the first row: that many rows were dropped while the capture was written */
  constructor(first: number) {
    this.first = first;
    this.total = first;
  }

  /** Adds the records `seq … seq + count - 1`, which are behind all others. */
  append(seq: number, count: number): void {
    if (count <= 0) return;
    const last = this.ranges.at(-1);
    if (last?.end === seq) last.end += count;
    else this.ranges.push({ index: this.total, seq, end: seq + count });
    this.total += count;
  }

  seqs(from: number, count: number): number[] {
    const found: number[] = [];
    const end = Math.min(from + count, this.total);
    let place = this.placeOf(Math.max(from, this.first), ({ index }) => index);
    for (let index = Math.max(from, this.first); index < end; place += 1) {
      const range = this.ranges[place];
      if (range === undefined) break;
      const stop = Math.min(range.end, range.seq + end - range.index);
      for (let seq = range.seq + index - range.index; seq < stop; seq += 1) found.push(seq);
      index = range.index + range.end - range.seq;
    }
    return found;
  }

  indexFrom(seq: number): number {
    const place = this.placeOf(seq, (range) => range.seq);
    const range = this.ranges[place];
    if (range === undefined) return this.total;
    return range.index + Math.min(Math.max(0, seq - range.seq), range.end - range.seq);
  }

  /** The last range that begins at or before a value, or the first one. */
  private placeOf(value: number, start: (range: { index: number; seq: number }) => number): number {
    let low = 0;
    let high = this.ranges.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (start(this.ranges[middle] as { index: number; seq: number }) <= value) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
