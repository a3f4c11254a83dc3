const SECOND_US = 1_000_000;
/** A delay up to this is made up for afterwards, so that coarse timers cost no rate; a longer one is not, so that nothing bursts. */
const MADE_UP_US = 50_000;

/** Says when the next bytes may go so that at most so many a second do: a token bucket that holds 50 ms. Times in µs. */
export class Pacer {
  readonly #usPerByte: number;
  #due = 0;

  /** `bytesPerSecond`: `null` for no limit. */
  constructor(bytesPerSecond: number | null) {
    this.#usPerByte = bytesPerSecond === null ? 0 : SECOND_US / bytesPerSecond;
  }

  /** When the next bytes may go; not later than `now` when they may go at once. */
  get due(): number {
    return this.#due;
  }

  /** So many bytes went at `now`. */
  took(bytes: number, now: number): void {
    this.#due = Math.max(this.#due, now - MADE_UP_US) + bytes * this.#usPerByte;
  }
}
