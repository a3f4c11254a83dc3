import type { Repetition } from '../../../shared/model/sending';

/** One time of a repetition, in µs: its number, and when it is due. */
export interface Turn {
  readonly index: number;
  readonly due: number;
}

const MS_US = 1_000;

/**
 * The times of a repetition from `start` (µs) on. Each is a multiple of the period behind the start, give or take the
 * jitter, so that lateness never adds up. `random`: from 0 to 1.
 */
export class Schedule {
  readonly #start: number;
  readonly #period: number;
  readonly #jitter: number;
  readonly #random: () => number;
  #skipped = 0;

  constructor(start: number, { everyMs, jitterMs }: Repetition, random: () => number = Math.random) {
    this.#start = start;
    this.#period = everyMs * MS_US;
    this.#jitter = jitterMs * MS_US;
    this.#random = random;
  }

  /** Times that were left out so far. */
  get skipped(): number {
    return this.#skipped;
  }

  /** The first time: the start itself. */
  first(): Turn {
    return { index: 0, due: this.#start };
  }

  /**
   * The time behind one that was served at `now`. When several have passed meanwhile only the last of them is left, so that one
   * message at most is sent to make up for a delay: the others are skipped, and counted.
   */
  after({ index, due }: Turn, now: number): Turn {
    const latest = Math.floor((now - this.#start) / this.#period);
    const next = Math.max(index + 1, latest);
    this.#skipped += next - index - 1;
    const jitter = (2 * this.#random() - 1) * this.#jitter;
    return { index: next, due: Math.max(due, Math.round(this.#start + next * this.#period + jitter)) };
  }
}
