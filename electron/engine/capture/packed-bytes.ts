/** Bytes of one block: dozens of pages of rows, and few enough that one of them keeps little alive. */
const BLOCK_BYTES = 64 * 1024;

/**
 * Strings of bytes that change no more, one behind the other in blocks: memory of its own costs each of them a few hundred bytes
 * besides. A block goes when nobody uses any of its strings.
 */
export class PackedBytes {
  /** Where the last string was put. */
  block = new Uint8Array(0);
  private used = 0;

  /** Copies a string of at most 64 KiB into {@link block}; returns where it begins there. */
  put(bytes: Uint8Array): number {
    if (this.used + bytes.length > this.block.length) {
      this.block = new Uint8Array(BLOCK_BYTES);
      this.used = 0;
    }
    const start = this.used;
    this.block.set(bytes, start);
    this.used += bytes.length;
    return start;
  }
}
