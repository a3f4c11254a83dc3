import { PATTERN_OVERLAP_BYTES } from '../../../shared/limits';
import type { RegexPattern } from '../../../shared/query/compiled';
import type { StoredRecord } from '../capture/reader';
import type { Guard } from './guard';
import type { StreamSearch } from './stream-search';
import { StreamTail, type Piece, type PlacedPiece } from './stream-tail';

/** Told of the part of a match that lies in one chunk: offsets within it, `to` not included. Possibly more than once. */
export type Hit = (piece: Piece, from: number, to: number) => void;

/** Bytes of a stream that are collected before they are looked at together: many small chunks cost little more than few large ones. */
const TOGETHER_BYTES = 8 * PATTERN_OVERLAP_BYTES;

/** Bytes of a stream ahead of a chunk that are looked at with it: as many as decide about a match that reaches the chunk. */
export function tailBytesOf({ longest, edges }: RegexPattern): number {
  return longest > 1 || edges ? Math.min(Math.max(longest, 1), PATTERN_OVERLAP_BYTES) : 0;
}

/**
 * Finds the matches of a regular expression in streams. New bytes are looked at together with the end of their stream ahead
 * of them, so that a match may span chunks. Where the expression looks at edges, each chunk is new bytes of its own, and is
 * looked at for itself too; otherwise it does not matter how a stream is cut into pieces to look at.
 */
export class RegexSearch implements StreamSearch {
  private readonly regex: RegExp;
  private readonly tails = new Map<number, StreamTail>();
  /** Those with bytes that were not looked at. */
  private readonly waiting = new Set<StreamTail>();
  private readonly tailBytes: number;
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
    tail.append({ seq, fits, isFound: false }, memory, start, length, this.pattern.folds);
    if (this.pattern.edges || tail.length - tail.seen >= TOGETHER_BYTES) this.look(tail);
    else this.waiting.add(tail);
  }

  forget(stream: number): void {
    const tail = this.tails.get(stream);
    if (tail === undefined) return;
    if (this.waiting.has(tail)) this.look(tail);
    this.tails.delete(stream);
  }

  flush(): void {
    for (const tail of this.waiting) this.look(tail);
  }

  private tailOf(stream: number): StreamTail {
    let tail = this.tails.get(stream);
    if (tail === undefined) {
      tail = new StreamTail();
      this.tails.set(stream, tail);
    }
    return tail;
  }

  private look(tail: StreamTail): void {
    this.waiting.delete(tail);
    let { resume } = tail;
    if (tail.pieces.some(({ piece }) => piece.fits)) {
      const text = tail.text();
      this.guard.run(() => {
        resume = this.search(tail, text);
        if (this.pattern.edges && tail.seen > 0) this.searchLast(tail, text);
      });
    }
    tail.keep(this.tailBytes, resume);
  }

  /** Tells the matches. Returns where the last one ends that no later byte can change, as far as the next search is concerned. */
  private search(tail: StreamTail, text: string): number {
    const { regex, pattern } = this;
    const kept = Math.max(0, text.length - this.tailBytes);
    // In front of the first byte of what was cut, an expression would see a beginning: none is looked for there.
    const first = tail.isCut && tail.seen > 0 ? 1 : 0;
    const nextFirst = kept > 0 ? kept + 1 : 0;
    let { resume } = tail;
    let place = 0;
    regex.lastIndex = Math.max(resume, first);
    for (let match = regex.exec(text); match !== null; match = regex.exec(text)) {
      const from = match.index;
      const to = from + match[0].length;
      if (to === from) {
        regex.lastIndex = to + 1;
        continue;
      }
      place = this.tell(tail.pieces, place, from, to);
      if (pattern.overlaps) regex.lastIndex = from + 1;
      else if (pattern.edges ? to < text.length : from < nextFirst && to > nextFirst) resume = to;
    }
    return resume;
  }

  /** Tells the matches in the last chunk for itself: its own edges count too. */
  private searchLast(tail: StreamTail, text: string): void {
    const { piece, begin } = tail.pieces.at(-1) as PlacedPiece;
    if (!piece.fits) return;
    const { regex } = this;
    const alone = text.slice(begin);
    regex.lastIndex = 0;
    for (let match = regex.exec(alone); match !== null; match = regex.exec(alone)) {
      const to = match.index + match[0].length;
      if (to === match.index) regex.lastIndex = to + 1;
      else this.hit(piece, match.index, to);
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
