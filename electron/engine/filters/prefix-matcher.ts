/**
 * Follows bytes that may come in pieces: how much of the beginning of some wanted bytes they end with, so that nothing that
 * passed needs to be kept. After Knuth, Morris and Pratt, “Fast Pattern Matching in Strings” (1977).
 */
export class PrefixMatcher {
  private readonly wanted: Uint8Array;
  /** What each byte is looked at as. */
  private readonly table: Uint8Array;
  /** For each length of a beginning: the longest shorter beginning that it ends with. */
  private readonly shorter: Int32Array;
  /** Bytes, before the table, behind which a match may go on. */
  private readonly goesOn: Uint8Array;

  constructor(wanted: Uint8Array, table: Uint8Array) {
    this.wanted = wanted;
    this.table = table;
    this.shorter = new Int32Array(wanted.length + 1);
    const begins = new Set(wanted.subarray(0, -1));
    this.goesOn = table.map((byte) => (begins.has(byte) ? 1 : 0));
    let length = 0;
    for (let at = 1; at < wanted.length; at += 1) {
      length = this.after(length, wanted[at] as number);
      this.shorter[at + 1] = length;
    }
  }

  /**
   * Whether bytes `from … to - 1` complete a match of which `length` bytes passed before: how many of them it takes to the
   * end of the first such match, 0 when there is none.
   */
  completes(length: number, bytes: Uint8Array, from: number, to: number): number {
    const { wanted, table } = this;
    let matched = length;
    for (let at = from; at < to; at += 1) {
      matched = this.after(matched, table[bytes[at] as number] as number);
      const taken = at - from + 1;
      if (matched === wanted.length) return taken;
      // What matches now began in these bytes.
      if (matched <= taken) return 0;
    }
    return 0;
  }

  /** How many bytes of a match, not all, the stream ends with, when `length` had passed before bytes `from … to - 1`. */
  endOf(length: number, bytes: Uint8Array, from: number, to: number): number {
    const { wanted, table } = this;
    if (this.goesOn[bytes[to - 1] as number] === 0) return 0;
    const begin = Math.max(from, to - wanted.length + 1);
    let matched = begin === from ? length : 0;
    for (let at = begin; at < to; at += 1) {
      matched = this.after(matched, table[bytes[at] as number] as number);
      if (matched === wanted.length) matched = this.shorter[matched] as number;
    }
    return matched;
  }

  /** The longest beginning after one of `length` bytes and one byte more. */
  private after(length: number, byte: number): number {
    const { wanted, shorter } = this;
    let matched = length;
    while (matched > 0 && wanted[matched] !== byte) matched = shorter[matched] as number;
    return wanted[matched] === byte ? matched + 1 : 0;
  }
}
