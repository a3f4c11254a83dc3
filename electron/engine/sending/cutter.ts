/** Cuts what comes in pieces of any size into chunks of one size. Copies only where a chunk spans two pieces. */
export class Cutter {
  readonly #size: number;
  readonly #pieces: Uint8Array[] = [];
  #offset = 0;
  #waiting = 0;

  /** `size`: bytes of a chunk. */
  constructor(size: number) {
    this.#size = size;
  }

  /** Bytes that wait. */
  get waiting(): number {
    return this.#waiting;
  }

  put(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.#pieces.push(piece);
    this.#waiting += piece.length;
  }

  /** The next chunk; `null` when what waits is less. `last`: nothing more will be put, so that what is left is one too. */
  take(last: boolean): Uint8Array | null {
    const length = Math.min(this.#size, this.#waiting);
    if (length === 0 || (length < this.#size && !last)) return null;
    this.#waiting -= length;
    const first = this.#part(length);
    if (first.length === length) return first;
    const chunk = new Uint8Array(length);
    chunk.set(first);
    for (let filled = first.length; filled < length;) {
      const part = this.#part(length - filled);
      chunk.set(part, filled);
      filled += part.length;
    }
    return chunk;
  }

  /** At most `most` bytes of the first piece. */
  #part(most: number): Uint8Array {
    const [piece = new Uint8Array()] = this.#pieces;
    const part = piece.subarray(this.#offset, this.#offset + most);
    this.#offset += part.length;
    if (this.#offset === piece.length) {
      this.#pieces.shift();
      this.#offset = 0;
    }
    return part;
  }
}
