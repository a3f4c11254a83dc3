/** How many records back an echo may lie behind the chunk that it repeats. Small, because it bounds the search at every append. */
export const RECENT_RECORDS = 8;

/** Remembers where the bytes of the last few records were stored, so that the same bytes need not be stored again. */
export class RecentChunks {
  private readonly chunks = new Array<Uint8Array | null>(RECENT_RECORDS).fill(null);
  private readonly positions = new Float64Array(RECENT_RECORDS);
  /** Slot of the record noted last: an echo is found there. */
  private newest = 0;

  /** Notes the payload of record `seq`. One that repeats the newest takes no turn. */
  note(seq: number, bytes: Uint8Array, position: number): void {
    const { chunks } = this;
    // Most records of an echo: a reference that is not written costs the garbage collector nothing.
    if (chunks[this.newest] === bytes) {
      this.positions[this.newest] = position;
      return;
    }
    const slot = seq % RECENT_RECORDS;
    chunks[slot] = bytes;
    this.positions[slot] = position;
    this.newest = slot;
  }

  /** Position of these very bytes (the same object) among the last few records, or -1. */
  find(bytes: Uint8Array): number {
    const { chunks } = this;
    if (chunks[this.newest] === bytes) return this.positions[this.newest] as number;
    for (let slot = 0; slot < RECENT_RECORDS; slot += 1) {
      if (chunks[slot] === bytes) return this.positions[slot] as number;
    }
    return -1;
  }

  /** Forgets all: their positions mean nothing any more. */
  clear(): void {
    this.chunks.fill(null);
  }
}
