/** How many different chunks back an echo may lie behind the one that it repeats. Small, because it bounds the search at every append. */
export const RECENT_CHUNKS = 8;

/**
 * Remembers where the bytes of the last few chunks were stored, so that the same bytes need not be stored again. Those that were found
 * since, behind others, stay once longer: what a rule tells of its firing comes back between chunks that do not.
 */
export class RecentChunks {
  private readonly chunks = new Array<Uint8Array | null>(RECENT_CHUNKS).fill(null);
  private readonly positions = new Float64Array(RECENT_CHUNKS);
  /** Slot of the chunk noted last: an echo is found there. */
  private newest = 0;
  /** By slot: 1 for one that was found behind others. */
  private readonly cameBack = new Uint8Array(RECENT_CHUNKS);

  /** Notes where bytes were stored that were not {@link find found}, or lie elsewhere now. */
  note(bytes: Uint8Array, position: number): void {
    let slot = this.slotOf(bytes);
    if (slot < 0) {
      slot = this.newest = this.nextSlot();
      this.chunks[slot] = bytes;
    }
    this.positions[slot] = position;
  }

  /** Position of these very bytes (the same object) among the last few, or -1. */
  find(bytes: Uint8Array): number {
    const slot = this.slotOf(bytes);
    if (slot < 0) return -1;
    if (slot !== this.newest) this.cameBack[slot] = 1;
    return this.positions[slot] as number;
  }

  /** Forgets all: their positions mean nothing any more. */
  clear(): void {
    this.chunks.fill(null);
  }

  /** The slot that was taken longest ago, but for those that came back; they wait for the next round. */
  private nextSlot(): number {
    const { cameBack } = this;
    let slot = (this.newest + 1) % RECENT_CHUNKS;
    for (; cameBack[slot] === 1; slot = (slot + 1) % RECENT_CHUNKS) cameBack[slot] = 0;
    return slot;
  }

  private slotOf(bytes: Uint8Array): number {
    const { chunks, newest } = this;
    if (chunks[newest] === bytes) return newest;
    for (let slot = 0; slot < RECENT_CHUNKS; slot += 1) if (chunks[slot] === bytes) return slot;
    return -1;
  }
}
