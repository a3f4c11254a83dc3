import type { Statistics } from '../../../shared/model/statistics';
import { STATISTICS_SECONDS } from '../../../shared/limits';

/** What passed so far, as sums that only grow. */
export interface Sums {
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly recordsIn: number;
  readonly recordsOut: number;
}

const kinds = ['bytesIn', 'bytesOut', 'recordsIn', 'recordsOut'] as const;
const nothing: Sums = { bytesIn: 0, bytesOut: 0, recordsIn: 0, recordsOut: 0 };

/** What passed in each of the last seconds. Seconds are numbered; the one that goes on has no sample yet. */
export class SecondsRing {
  readonly #first: number;
  readonly #samples = Object.fromEntries(
    kinds.map((kind) => [kind, new Float64Array(STATISTICS_SECONDS)]),
  ) as Record<(typeof kinds)[number], Float64Array>;
  #next: number;
  #before: Sums = nothing;

  /** `second`: the one that goes on; it will be the first sample. */
  constructor(second: number) {
    this.#first = second;
    this.#next = second;
  }

  /**
   * Time has come to `second`: all before it are over. What the sums grew by since the last time belongs to the first of
   * them. To be called in each second in which something passes.
   */
  roll(second: number, sums: Sums): void {
    if (second <= this.#next) return;
    this.#put(this.#next, sums);
    const gap = Math.max(this.#next + 1, second - STATISTICS_SECONDS);
    this.#before = { ...sums };
    for (let empty = gap; empty < second; empty += 1) this.#put(empty, this.#before);
    this.#next = second;
  }

  /** The samples that are still kept, from number `since` on. */
  read(since: number): Statistics['seconds'] {
    const from = Math.min(Math.max(since, this.#first, this.#next - STATISTICS_SECONDS), this.#next);
    const count = this.#next - from;
    const part = (kind: (typeof kinds)[number]): number[] =>
      Array.from({ length: count }, (_, index) => this.#samples[kind][slot(from + index)] ?? 0);
    return {
      from,
      next: this.#next,
      bytesIn: part('bytesIn'),
      bytesOut: part('bytesOut'),
      recordsIn: part('recordsIn'),
      recordsOut: part('recordsOut'),
    };
  }

  #put(second: number, sums: Sums): void {
    for (const kind of kinds) this.#samples[kind][slot(second)] = sums[kind] - this.#before[kind];
  }
}

function slot(second: number): number {
  return second % STATISTICS_SECONDS;
}
