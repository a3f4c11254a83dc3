import { foldInto } from './block-search';

/** A chunk of a stream that may be a row. */
export interface Piece {
  readonly seq: number;
  readonly fits: boolean;
  /** Whether it was told already. */
  isFound: boolean;
}

/** A chunk and where it lies in the bytes that are looked at; `begin` is below 0 when its first bytes are kept no more. */
export interface PlacedPiece {
  readonly piece: Piece;
  begin: number;
  end: number;
}

/** The end of a stream: what was not looked at yet, and ahead of it what is looked at again, as a match may begin in it. */
export class StreamTail {
  length = 0;
  /** How many of the bytes were looked at before. */
  seen = 0;
  pieces: PlacedPiece[] = [];
  /** True when the stream has bytes ahead of those that are kept. */
  isCut = false;
  /** Where to go on: what is ahead of it belongs to a match that was told. */
  resume = 0;
  private bytes = Buffer.alloc(0);

  /** Adds a chunk, with ASCII capitals as small letters if it `folds`. */
  append(piece: Piece, memory: Buffer, start: number, length: number, folds: boolean): void {
    const end = this.length + length;
    if (end > this.bytes.length) {
      const larger = Buffer.allocUnsafe(2 * end);
      this.bytes.copy(larger, 0, 0, this.length);
      this.bytes = larger;
    }
    if (folds) foldInto(this.bytes, this.length, memory, start, start + length);
    else memory.copy(this.bytes, this.length, start, start + length);
    this.pieces.push({ piece, begin: this.length, end });
    this.length = end;
  }

  /** All of it, one character a byte. */
  text(): string {
    return this.bytes.toString('latin1', 0, this.length);
  }

  /** Lets go of all but the last `count` bytes, now that everything was looked at. */
  keep(count: number, resume: number): void {
    const cut = Math.max(0, this.length - count);
    // A copy of its own, so that thousands of quiet streams cost what they keep and no more.
    this.bytes = Buffer.from(this.bytes.subarray(cut, this.length));
    this.length -= cut;
    this.seen = this.length;
    this.resume = Math.max(0, resume - cut);
    if (cut === 0) return;
    this.isCut = true;
    this.pieces = this.pieces.filter(({ end }) => end > cut);
    for (const placed of this.pieces) {
      placed.begin -= cut;
      placed.end -= cut;
    }
  }
}
