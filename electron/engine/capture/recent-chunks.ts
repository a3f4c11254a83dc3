/** How many records back an echo may lie behind the chunk that it repeats. Small, because it bounds the search at every append. */
export const RECENT_RECORDS = 8;

/** Remembers where the bytes of the last few records were stored, so that the same bytes need not be stored again. */
export class RecentChunks {
  private readonly chunks = new Array<Uint8Array | null>(RECENT_RECORDS).fill(null);
  private readonly positions = new Float64Array(RECENT_RECORDS);

  /** Notes the payload of record `seq`; `null` for one that cannot be repeated. Every record takes its turn. */
  note(seq: number, bytes: Uint8Array | null, position: number): void {
    const slot = seq % RECENT_RECORDS;
    this.chunks[slot] = bytes;
    this.positions[slot] = position;
  }

  /** Position of these very bytes (the same object) among the last few records, or -1. */
  find(bytes: Uint8Array): number {
    for (let slot = 0; slot < RECENT_RECORDS; slot += 1) {
      if (this.chunks[slot] === bytes) return this.positions[slot] as number;
    }
    return -1;
  }

  /** Forgets all: their positions mean nothing any more. */
  clear(): void {
    this.chunks.fill(null);
  }
}
