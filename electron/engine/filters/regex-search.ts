import { PATTERN_OVERLAP_BYTES } from '../../../shared/limits';
import type { RegexPattern } from '../../../shared/query/compiled';
import type { StoredRecord } from '../capture/reader';
import { foldInto } from './block-search';
import type { Guard } from './guard';
import type { StreamSearch } from './stream-search';
import { StreamTail, type Piece, type PlacedPiece } from './stream-tail';

/** Told of the part of a match that lies in one chunk: offsets within it, `to` not included. Possibly more than once. */
export type Hit = (piece: Piece, from: number, to: number) => void;

/** Bytes of a stream ahead of a chunk that are looked at with it: as many as decide about a match that reaches the chunk. */
export function tailBytesOf({ longest, edges }: RegexPattern): number {
  return longest > 1 || edges ? Math.min(Math.max(longest, 1), PATTERN_OVERLAP_BYTES) : 0;
}

/**
 * Finds the matches of a regular expression in streams. Each chunk is looked at together with the end of its stream ahead of
 * it, so that a match may span chunks; where the expression looks at edges, also for itself.
 */
export class RegexSearch implements StreamSearch {
  private readonly regex: RegExp;
  private readonly tails = new Map<number, StreamTail>();
  private readonly tailBytes: number;
  private scratch = Buffer.alloc(0);
  private readonly pattern: RegexPattern;
  private readonly guard: Guard;
  private readonly hit: Hit;

  constructor(pattern: RegexPattern, guard: Guard, hit: Hit) {
    this.pattern = pattern;
    this.guard = guard;
    this.hit = hit;
    this.regex = new RegExp(pattern.source, 'gm');
    this.tailBytes = tailBytesOf(pattern);
  }

  chunk(memory: Buffer, { seq, start, length }: StoredRecord, stream: number, fits: boolean): void {
    const tail = this.tailOf(stream);
    const before = tail.length;
    const window = this.windowOf(tail, memory, start, length);
    const from = window === memory ? start : 0;
    const total = before + length;
    tail.pieces.push({ piece: { seq, fits, isFound: false }, begin: before, end: total });
    let resume = tail.resume;
    if (tail.pieces.some(({ piece }) => piece.fits)) {
      const text = window.toString('latin1', from, from + total);
      this.guard.run(() => {
        resume = this.search(tail, text);
        if (this.pattern.edges && before > 0) this.searchAlone(tail, text.slice(before));
      });
    }
    tail.keep(window, from, total, resume);
  }

  forget(stream: number): void {
    this.tails.delete(stream);
  }

  private tailOf(stream: number): StreamTail {
    let tail = this.tails.get(stream);
    if (tail === undefined) {
      tail = new StreamTail(this.tailBytes);
      this.tails.set(stream, tail);
    }
    return tail;
  }

  /** The tail and the chunk behind it, folded if need be; the chunk's own memory where nothing is ahead of it. */
  private windowOf(tail: StreamTail, memory: Buffer, start: number, length: number): Buffer {
    const { folds } = this.pattern;
    if (tail.length === 0 && !folds) return memory;
    const total = tail.length + length;
    if (this.scratch.length < total) this.scratch = Buffer.allocUnsafe(2 * total);
    tail.bytes.copy(this.scratch, 0, 0, tail.length);
    if (folds) foldInto(this.scratch, tail.length, memory, start, start + length);
    else memory.copy(this.scratch, tail.length, start, start + length);
    return this.scratch;
  }

  /** Tells the matches in a window. Returns where the matches end that reach into what is kept of it. */
  private search(tail: StreamTail, text: string): number {
    const { regex, pattern } = this;
    const kept = Math.max(0, text.length - this.tailBytes);
    // In front of the first byte of what was cut, an expression would see a beginning: none is looked for there.
    const first = tail.isCut && tail.length > 0 ? 1 : 0;
    const nextFirst = kept > 0 ? kept + 1 : 0;
    let resume = Math.max(tail.resume, kept);
    let place = 0;
    regex.lastIndex = Math.max(tail.resume, first);
    for (let match = regex.exec(text); match !== null; match = regex.exec(text)) {
      const from = match.index;
      const to = from + match[0].length;
      if (to === from) {
        regex.lastIndex = to + 1;
        continue;
      }
      place = this.tell(tail.pieces, place, from, to);
      if (pattern.overlaps) regex.lastIndex = from + 1;
      else if (from < nextFirst && to > nextFirst) resume = to;
    }
    return resume;
  }

  /** Tells the matches in the last chunk alone: its own edges count too. */
  private searchAlone(tail: StreamTail, text: string): void {
    const { regex } = this;
    const { piece } = tail.pieces.at(-1) as PlacedPiece;
    regex.lastIndex = 0;
    for (let match = regex.exec(text); match !== null; match = regex.exec(text)) {
      const to = match.index + match[0].length;
      if (to === match.index) regex.lastIndex = to + 1;
      else if (piece.fits) this.hit(piece, match.index, to);
    }
  }

  /** Tells the parts of one match. `place`: the first piece that it may be in; returns the first one that the next may be in. */
  private tell(pieces: readonly PlacedPiece[], place: number, from: number, to: number): number {
    let first = place;
    while ((pieces[first] as PlacedPiece).end <= from) first += 1;
    for (let i = first; i < pieces.length; i += 1) {
      const { piece, begin, end } = pieces[i] as PlacedPiece;
      if (begin >= to) break;
      if (piece.fits) this.hit(piece, Math.max(from, begin) - begin, Math.min(to, end) - begin);
    }
    return first;
  }
}
