import type { LiteralPattern } from '../../../shared/query/compiled';
import type { StoredRecord } from '../capture/reader';
import { BlockSearch, foldTable, sameTable } from './block-search';
import { PrefixMatcher } from './prefix-matcher';
import type { StreamSearch } from './stream-search';

/** A chunk in which a match has begun that may go on. */
interface Piece {
  readonly seq: number;
  readonly fits: boolean;
  /** Bytes of its stream behind it. */
  behind: number;
}

/** The end of a stream that is the beginning of a match. */
interface Begun {
  /** How many bytes of a match there are so far. */
  readonly length: number;
  /** The chunks that hold them. */
  readonly pieces: Piece[];
}

/** Finds the chunks of streams that hold a part of some bytes. Matches that overlap all count. */
export class LiteralSearch implements StreamSearch {
  private readonly size: number;
  private readonly found: (seq: number) => void;
  private readonly block: BlockSearch;
  private readonly prefixes: PrefixMatcher;
  /** Only of streams whose end may be the beginning of a match. */
  private readonly begun = new Map<number, Begun>();

  /** `found` is told each chunk that fits, possibly more than once, and possibly after later ones. */
  constructor({ bytes, folds }: LiteralPattern, found: (seq: number) => void) {
    this.size = bytes.length;
    this.found = found;
    this.block = new BlockSearch(Buffer.from(bytes), folds);
    this.prefixes = new PrefixMatcher(bytes, folds ? foldTable : sameTable);
  }

  chunk(memory: Buffer, record: StoredRecord, stream: number, fits: boolean): void {
    const { start, length, seq } = record;
    const begun = this.begun.size === 0 ? undefined : this.begun.get(stream);
    const end = start + length;
    const reached = begun === undefined ? 0 : this.prefixes.completes(begun.length, memory, start, end);
    if (begun !== undefined && reached > 0) this.tellPieces(begun.pieces, this.size - reached);
    if (fits && (reached > 0 || this.block.holds(memory, start, length))) this.found(seq);
    const left = this.prefixes.endOf(begun?.length ?? 0, memory, start, end);
    if (left > 0) this.begun.set(stream, { length: left, pieces: piecesOf(begun, record, fits, left) });
    else if (begun !== undefined) this.begun.delete(stream);
  }

  forget(stream: number): void {
    this.begun.delete(stream);
  }

  flush(): void {
    // Nothing waits.
  }

  /** Tells the chunks that hold the first `length` bytes of a match, which the next chunk completes. */
  private tellPieces(pieces: readonly Piece[], length: number): void {
    for (const { seq, fits, behind } of pieces) if (fits && behind < length) this.found(seq);
  }
}

/** The chunks that hold the last `left` bytes of a stream that ends with this record. */
function piecesOf(
  begun: Begun | undefined,
  { seq, length }: StoredRecord,
  fits: boolean,
  left: number,
): Piece[] {
  const last = { seq, fits, behind: 0 };
  if (left <= length || begun === undefined) return [last];
  for (const piece of begun.pieces) piece.behind += length;
  return [...begun.pieces.filter(({ behind }) => behind < left), last];
}
