/** How many different chunks back an echo may lie behind the one that it repeats. Small, because it bounds the search at every append. */
export const RECENT_CHUNKS = 8;

/** Remembers where the bytes of the last few chunks were stored, so that the same bytes need not be stored again. */
export class RecentChunks {
  private readonly chunks = new Array<Uint8Array | null>(RECENT_CHUNKS).fill(null);
  private readonly positions = new Float64Array(RECENT_CHUNKS);
  /** Slot of the chunk noted last: an echo is found there. */
  private newest = 0;

  /** Notes where bytes were stored that were not {@link find found}, or lie elsewhere now. */
  note(bytes: Uint8Array, position: number): void {
    let slot = this.slotOf(bytes);
    if (slot < 0) {
      slot = this.newest = (this.newest + 1) % RECENT_CHUNKS;
      this.chunks[slot] = bytes;
    }
    this.positions[slot] = position;
  }

  /** Position of these very bytes (the same object) among the last few, or -1. */
  find(bytes: Uint8Array): number {
    const slot = this.slotOf(bytes);
    return slot < 0 ? -1 : (this.positions[slot] as number);
  }

  /** Forgets all: their positions mean nothing any more. */
  clear(): void {
    this.chunks.fill(null);
  }

  private slotOf(bytes: Uint8Array): number {
    const { chunks, newest } = this;
    if (chunks[newest] === bytes) return newest;
    for (let slot = 0; slot < RECENT_CHUNKS; slot += 1) if (chunks[slot] === bytes) return slot;
    return -1;
  }
}
