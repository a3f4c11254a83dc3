const SMALLEST = 64;
const empty = new Uint8Array(0);

/** Bytes that come in pieces and are taken as one. A stream of single bytes costs no more than twice their number. */
export class GrowingBytes {
  length = 0;
  private memory: Uint8Array = empty;

  append(bytes: Uint8Array): void {
    const length = this.length + bytes.length;
    if (length > this.memory.length) {
      const larger = new Uint8Array(Math.max(SMALLEST, this.length === 0 ? length : 2 * length));
      larger.set(this.memory.subarray(0, this.length));
      this.memory = larger;
    }
    this.memory.set(bytes, this.length);
    this.length = length;
  }

  /** All of them, for good; the next ones begin anew. */
  take(): Uint8Array {
    const taken = this.memory.subarray(0, this.length);
    this.memory = empty;
    this.length = 0;
    return taken;
  }
}
