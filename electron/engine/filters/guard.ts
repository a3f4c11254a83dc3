/**
 * Where a thread tells what it is at, in memory that it shares: odd while it looks at one record with an expression that may
 * run away, and another number for each record.
 */
export class Guard {
  private readonly work: Int32Array;

  constructor(shared: SharedArrayBuffer) {
    this.work = new Int32Array(shared);
  }

  /** Does what may never end. */
  run(work: () => void): void {
    Atomics.add(this.work, 0, 1);
    work();
    Atomics.add(this.work, 0, 1);
  }

  /** What the thread is at: the same odd number twice is the same record. */
  get now(): number {
    return Atomics.load(this.work, 0);
  }
}

/** The shared memory of a {@link Guard}. */
export function guardMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}
