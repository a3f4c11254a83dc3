import type { LiteralPattern } from '../../../shared/query/compiled';
import type { StoredRecord } from '../capture/reader';
import { BlockSearch, foldInto } from './block-search';
import type { StreamSearch } from './stream-search';

/** A chunk that the end of a stream reaches into. */
interface Piece {
  readonly seq: number;
  readonly fits: boolean;
  /** Where it ends in the kept bytes. */
  end: number;
}

/** The end of a stream in which a match may have begun: one byte less than a match, at most. */
interface Tail {
  readonly bytes: Buffer;
  length: number;
  pieces: Piece[];
}

/** Finds the chunks of streams that hold a part of some bytes. */
export class LiteralSearch implements StreamSearch {
  private readonly wanted: Buffer;
  private readonly folds: boolean;
  private readonly found: (seq: number) => void;
  private readonly block: BlockSearch;
  /** Only of streams that end with a byte that a match may go on behind. */
  private readonly tails = new Map<number, Tail>();
  private readonly goesOnBehind = new Uint8Array(256);
  private readonly joint: Buffer;

  /** `found` is told each chunk that fits, possibly more than once, and possibly after later ones. */
  constructor({ bytes, folds }: LiteralPattern, found: (seq: number) => void) {
    this.wanted = Buffer.from(bytes);
    this.folds = folds;
    this.found = found;
    this.block = new BlockSearch(this.wanted, folds);
    this.joint = Buffer.alloc(2 * bytes.length);
    for (const byte of bytes.subarray(0, -1)) {
      this.goesOnBehind[byte] = 1;
      if (folds && byte >= 0x61 && byte <= 0x7a) this.goesOnBehind[byte - 0x20] = 1;
    }
  }

  chunk(memory: Buffer, record: StoredRecord, stream: number, fits: boolean): void {
    const { start, length, seq } = record;
    const tail = this.tails.size === 0 ? undefined : this.tails.get(stream);
    const isAcross = tail !== undefined && this.isAcross(tail, memory, start, length);
    if (fits && (isAcross || this.block.holds(memory, start, length))) this.found(seq);
    const last = memory[start + length - 1] as number;
    if (this.goesOnBehind[last] === 1) this.keep(memory, record, stream, fits, tail);
    else if (tail !== undefined) this.tails.delete(stream);
  }

  forget(stream: number): void {
    this.tails.delete(stream);
  }

  /** Whether a match begins in the tail and reaches the chunk; the chunks of the tail that it is in are found. */
  private isAcross(tail: Tail, memory: Buffer, start: number, length: number): boolean {
    const { joint, wanted } = this;
    const head = Math.min(length, wanted.length - 1);
    tail.bytes.copy(joint, 0, 0, tail.length);
    this.copy(joint, tail.length, memory, start, start + head);
    // The first one covers all that later ones cover.
    const at = joint.subarray(0, tail.length + head).indexOf(wanted);
    if (at < 0) return false;
    for (const { seq, fits, end } of tail.pieces) if (fits && end > at) this.found(seq);
    return true;
  }

  private keep(
    memory: Buffer,
    { start, length, seq }: StoredRecord,
    stream: number,
    fits: boolean,
    known: Tail | undefined,
  ): void {
    const room = this.wanted.length - 1;
    const tail = known ?? { bytes: Buffer.alloc(room), length: 0, pieces: [] };
    if (known === undefined) this.tails.set(stream, tail);
    const taken = Math.min(length, room);
    const cut = Math.max(0, tail.length + taken - room);
    if (cut > 0) {
      tail.bytes.copyWithin(0, cut, tail.length);
      for (const piece of tail.pieces) piece.end -= cut;
      tail.pieces = tail.pieces.filter((piece) => piece.end > 0);
      tail.length -= cut;
    }
    this.copy(tail.bytes, tail.length, memory, start + length - taken, start + length);
    tail.length += taken;
    tail.pieces.push({ seq, fits, end: tail.length });
  }

  private copy(target: Buffer, at: number, source: Buffer, from: number, to: number): void {
    if (this.folds) foldInto(target, at, source, from, to);
    else source.copy(target, at, from, to);
  }
}
