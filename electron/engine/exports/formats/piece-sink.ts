import { EXPORT_PIECE_BYTES } from '../../../../shared/limits';

/** Bytes that a UTF-16 unit of a text takes at most in UTF-8. */
const BYTES_PER_UNIT = 3;

/** Collects what a format writes into pieces of one size, so that few, large writes follow from many small ones. */
export class PieceSink {
  readonly #pieceBytes: number;
  #piece: Buffer;
  #used = 0;
  #full: Uint8Array[] = [];

  /** @param pieceBytes size of every piece but the last */
  constructor(pieceBytes: number = EXPORT_PIECE_BYTES) {
    this.#pieceBytes = pieceBytes;
    this.#piece = Buffer.allocUnsafeSlow(pieceBytes);
  }

  /** Bytes that were not taken yet. */
  get pending(): number {
    return this.#full.length * this.#pieceBytes + this.#used;
  }

  /** True while {@link takeFull} has something to give. */
  get hasFull(): boolean {
    return this.#full.length > 0;
  }

  /** Writes a text as UTF-8. */
  text(text: string): void {
    if (text.length * BYTES_PER_UNIT > this.#pieceBytes - this.#used) return this.bytes(Buffer.from(text));
    const size = this.#piece.write(text, this.#used);
    this.#used += size;
  }

  /** Writes bytes; they are copied. */
  bytes(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      const part = bytes.subarray(from, from + this.#pieceBytes - this.#used);
      this.#piece.set(part, this.#used);
      this.#used += part.length;
      from += part.length;
      if (this.#used === this.#pieceBytes) this.#endPiece();
    }
  }

  /** The full pieces, which are the caller's from here on. */
  takeFull(): Uint8Array[] {
    const pieces = this.#full;
    this.#full = [];
    return pieces;
  }

  /** All that is left, the piece that is not full included. */
  takeAll(): Uint8Array[] {
    if (this.#used > 0) this.#endPiece();
    return this.takeFull();
  }

  #endPiece(): void {
    this.#full.push(this.#piece.subarray(0, this.#used));
    this.#piece = Buffer.allocUnsafeSlow(this.#pieceBytes);
    this.#used = 0;
  }
}
