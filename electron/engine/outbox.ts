/**
 * Bytes that wait for a socket, in order. Holds references and hands out views, so a send of any size costs no copy:
 * the bytes must not be changed while they wait.
 */
export class Outbox {
  readonly #waiting: Uint8Array[] = [];
  #head = 0;
  #offset = 0;
  #size = 0;

  /** Bytes that wait. */
  get size(): number {
    return this.#size;
  }

  /** Puts bytes at the end. */
  put(bytes: Uint8Array): void {
    this.#waiting.push(bytes);
    this.#size += bytes.length;
  }

  /** Takes at most `most` bytes from the front, never more than was put in at once; `null` when nothing waits. */
  take(most: number): Uint8Array | null {
    const first = this.#waiting[this.#head];
    if (first === undefined) return null;
    const end = Math.min(this.#offset + most, first.length);
    const slice = this.#offset === 0 && end === first.length ? first : first.subarray(this.#offset, end);
    this.#offset = end;
    this.#size -= slice.length;
    if (end === first.length) this.#advance();
    return slice;
  }

  /** Drops all that waits. */
  clear(): void {
    this.#waiting.length = 0;
    this.#head = 0;
    this.#offset = 0;
    this.#size = 0;
  }

  /** Compacts only when half of the list is used up, so that taking stays constant in time. */
  #advance(): void {
    this.#offset = 0;
    this.#head += 1;
    if (this.#head * 2 < this.#waiting.length) return;
    this.#waiting.splice(0, this.#head);
    this.#head = 0;
  }
}
