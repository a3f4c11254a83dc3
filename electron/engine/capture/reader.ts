/** One record as a thread reads it, straight from the files. The object is used again for the next record. */
export interface StoredRecord {
  readonly seq: number;
  /** µs since the Unix epoch. */
  readonly at: number;
  readonly endpoint: number;
  /** 0: none. */
  readonly connection: number;
  /** A code of `record-kinds.ts`. */
  readonly kind: number;
  readonly length: number;
  /**
   * The payload: bytes `start … start + length - 1` of `memory`, which holds those of many records and stays as it is until the
   * reader goes on beyond them; other bytes are always another object. It is read when it is asked for. Chunks hold what passed, events JSON. `null` when its part of the file is damaged.
   */
  readonly memory: Buffer | null;
  readonly start: number;
}

/** Reads a capture's files in order, in a thread of its own: every read waits for the disk. */
export interface CaptureReader {
  /**
   * The records `from … to - 1` that can be read, in order. Records that were dropped or whose index is damaged are
   * left out. They must be flushed.
   */
  records(from: number, to: number): Iterable<StoredRecord>;
  close(): void;
}
