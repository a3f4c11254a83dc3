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

/** The end of a stream that is looked at again with the next chunk, because a match may begin in it. */
export class StreamTail {
  readonly bytes: Buffer;
  length = 0;
  pieces: PlacedPiece[] = [];
  /** True when the stream has bytes ahead of those that are kept. */
  isCut = false;
  /** Where to go on: what is ahead of it belongs to a match that was told. */
  resume = 0;

  constructor(size: number) {
    this.bytes = Buffer.alloc(size);
  }

  /** Keeps the end of what was looked at: the first `length` bytes of `window`, from `resume` on not matched for good. */
  keep(window: Buffer, start: number, length: number, resume: number): void {
    const cut = Math.max(0, length - this.bytes.length);
    window.copy(this.bytes, 0, start + cut, start + length);
    this.length = length - cut;
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
