import { ROUND_MAX_BYTES, ROUND_MAX_CHUNKS } from '../../../shared/limits';

/** Who answers what one connection received. */
export interface Answers {
  answer(bytes: Uint8Array, at: number): void;
}

/** A chunk that was received and captured at `at` (µs), and waits to be answered. */
interface Waiting {
  readonly by: Answers;
  readonly bytes: Uint8Array;
  readonly at: number;
}

/**
 * What many connections receive in one round of the event loop is answered at its end, one chunk behind the other: reading from a
 * socket clears the processor's caches of the code that answers, and answering with cold caches takes twice as long. A connection
 * that is alone is answered at once. The chunks of one connection keep their order.
 */
export class Rounds {
  readonly #waiting: Waiting[] = [];
  #bytes = 0;
  #last: Answers | null = null;
  #end: 'asked-for' | 'none' = 'none';
  #work: 'answering' | 'none' = 'none';

  /** A chunk was received, and is to be answered in this round. */
  received(by: Answers, bytes: Uint8Array, at: number): void {
    if (by === this.#last && this.#waiting.length === 0) {
      by.answer(bytes, at);
      return;
    }
    this.#last = by;
    this.#waiting.push({ by, bytes, at });
    this.#bytes += bytes.length;
    if (this.#waiting.length >= ROUND_MAX_CHUNKS || this.#bytes >= ROUND_MAX_BYTES) this.settle();
    else this.#askForEnd();
  }

  /** Answers what waits at once: what comes next must find it answered. While answers are made, they go on behind it. */
  settle(): void {
    if (this.#waiting.length === 0 || this.#work === 'answering') return;
    this.#work = 'answering';
    let answered = 0;
    try {
      for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[answered]) {
        answered += 1;
        next.by.answer(next.bytes, next.at);
      }
    } finally {
      this.#work = 'none';
      this.#waiting.splice(0, answered);
      this.#bytes = this.#waiting.reduce((sum, { bytes }) => sum + bytes.length, 0);
      if (this.#waiting.length > 0) this.#askForEnd();
    }
  }

  #askForEnd(): void {
    if (this.#end === 'asked-for') return;
    this.#end = 'asked-for';
    setImmediate(() => {
      this.#end = 'none';
      this.settle();
    });
  }
}
