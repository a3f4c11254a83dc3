import { ROUND_MAX_CHUNKS } from '../../../shared/limits';

/** Chunks that are remembered: those of one round of answers, and some that come back round after round. */
export const RECENT_CHUNKS = ROUND_MAX_CHUNKS + 32;

/** Large chunks are remembered for no longer than so many others, because they are kept in memory for it; rounds have few of them. */
export const LARGE_BYTES = 8 * 1024;
const LARGE_CHUNKS = 8;

/** How often a chunk was found: one that is found again and again, as what a rule tells of its firing, is a regular. */
const found = { never: 0, once: 1, again: 2 } as const;

/**
 * Remembers where the bytes of the last chunks were stored, so that the same bytes need not be stored again: what was received and is
 * sent back, mostly in the order in which it came. Regulars stay for as long as they come back.
 */
export class RecentChunks {
  private readonly chunks = new Array<Uint8Array | null>(RECENT_CHUNKS).fill(null);
  private readonly positions = new Float64Array(RECENT_CHUNKS);
  private readonly times = new Uint8Array(RECENT_CHUNKS);
  private newest = 0;
  /** The slots that were found last, of a chunk that was sent back and of a regular. */
  private echoed = 0;
  private regular = 0;

  /** The slot of these very bytes (the same object), or -1. */
  find(bytes: Uint8Array): number {
    const slot = this.slotOf(bytes);
    if (slot < 0) return slot;
    if (this.times[slot] === found.never) {
      this.times[slot] = found.once;
      this.echoed = slot;
    } else {
      this.times[slot] = found.again;
      this.regular = slot;
    }
    return slot;
  }

  /** Where the bytes of a slot were stored. */
  positionOf(slot: number): number {
    return this.positions[slot] as number;
  }

  /** Notes where bytes were stored that have no slot. */
  add(bytes: Uint8Array, position: number): void {
    const slot = (this.newest = this.nextSlot());
    this.chunks[slot] = bytes;
    this.positions[slot] = position;
    this.times[slot] = found.never;
    this.forgetLarge((slot + RECENT_CHUNKS - LARGE_CHUNKS) % RECENT_CHUNKS);
  }

  /** The bytes of a slot were stored once more. */
  move(slot: number, position: number): void {
    this.positions[slot] = position;
  }

  /** Forgets all: their positions mean nothing any more. */
  clear(): void {
    this.chunks.fill(null);
  }

  private forgetLarge(slot: number): void {
    const chunk = this.chunks[slot];
    if (
      chunk !== null &&
      chunk !== undefined &&
      chunk.length > LARGE_BYTES &&
      this.times[slot] !== found.again
    )
      this.chunks[slot] = null;
  }

  /** Looks where it is likely to be before it looks everywhere. */
  private slotOf(bytes: Uint8Array): number {
    const { chunks, newest, regular } = this;
    if (chunks[newest] === bytes) return newest;
    const next = (this.echoed + 1) % RECENT_CHUNKS;
    if (chunks[next] === bytes) return next;
    return chunks[regular] === bytes ? regular : chunks.indexOf(bytes);
  }

  /** The slot that was taken longest ago, but for regulars: they wait for the next round. */
  private nextSlot(): number {
    const { times } = this;
    let slot = (this.newest + 1) % RECENT_CHUNKS;
    for (; times[slot] === found.again; slot = (slot + 1) % RECENT_CHUNKS) times[slot] = found.once;
    return slot;
  }
}
