import { foldByte } from '../../../shared/query/compiled';

/** For each byte, what it is looked at as: with ASCII capitals as small letters, or as it is. */
export const foldTable = Uint8Array.from({ length: 256 }, (_, byte) => foldByte(byte));
export const sameTable = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** What is known of a block of memory: nothing begins between `from` and `hit`, where the next match is, if there is one. */
interface Known {
  readonly bytes: Buffer;
  from: number;
  hit: number;
}

/** Copies bytes with ASCII capitals as small letters. */
export function foldInto(target: Uint8Array, at: number, source: Uint8Array, from: number, to: number): void {
  for (let i = from; i < to; i += 1) target[at + i - from] = foldTable[source[i] as number] as number;
}

/**
 * Tells which records of a block of memory hold some bytes. It searches the block as a whole, with one native search from
 * match to match, however small and many the records are.
 */
export class BlockSearch {
  private readonly wanted: Buffer;
  private readonly folds: boolean;
  /** By block: records of an echo point back to blocks that were searched before. */
  private readonly known = new WeakMap<Buffer, Known>();
  private latest: Known | null = null;
  private latestMemory: Buffer | null = null;

  /** `folds`: as of a compiled pattern. */
  constructor(wanted: Buffer, folds: boolean) {
    this.wanted = wanted;
    this.folds = folds;
  }

  /** Whether bytes `start … start + length - 1` of a block hold a match. Another content is another `memory` object. */
  holds(memory: Buffer, start: number, length: number): boolean {
    const { wanted } = this;
    const known = this.of(memory);
    if (start < known.from) {
      // Only what was not searched yet: in front of it, and across its edge.
      const ahead = known.bytes.subarray(start, known.from + wanted.length - 1).indexOf(wanted);
      if (ahead >= 0) known.hit = start + ahead;
      known.from = start;
    } else if (start > known.hit) {
      const next = known.bytes.indexOf(wanted, start);
      known.hit = next < 0 ? Infinity : next;
      known.from = start;
    }
    return known.hit + wanted.length <= start + length;
  }

  private of(memory: Buffer): Known {
    if (this.latest !== null && this.latestMemory === memory) return this.latest;
    let known = this.known.get(memory);
    if (known === undefined) {
      // A hit ahead of everything: nothing is known.
      known = { bytes: this.folds ? folded(memory) : memory, from: 0, hit: -1 };
      this.known.set(memory, known);
    }
    this.latest = known;
    this.latestMemory = memory;
    return known;
  }
}

function folded(memory: Buffer): Buffer {
  const copy = Buffer.allocUnsafe(memory.length);
  foldInto(copy, 0, memory, 0, memory.length);
  return copy;
}
