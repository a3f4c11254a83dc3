import { indexOfByte } from '../bytes/index-of-byte';

/**
 * Finds a sequence of bytes in a stream that comes in pieces. Keeps how many bytes of the sequence the stream ends with, never
 * the stream: a matching automaton after Knuth, Morris and Pratt (SIAM Journal on Computing 6, 1977).
 */
export class SequenceFinder {
  private readonly sequence: Uint8Array;
  /** By number of bytes that match, less one: how many still do where the next one does not. */
  private readonly fallbacks: Uint32Array;
  /** Bytes of the sequence that the stream ends with. */
  private matched = 0;
  /** Where its first byte is next in the present piece; -1 when that is not known. */
  private next = -1;

  /** @param sequence at least one byte */
  constructor(sequence: Uint8Array) {
    this.sequence = sequence;
    this.fallbacks = fallbacksOf(sequence);
  }

  /** The next piece of the stream comes, whose bytes are then looked through from its beginning on. */
  begin(): void {
    this.next = -1;
  }

  /** Goes on in bytes `from … to - 1` of the piece; returns where the sequence ends there for the first time, -1 when it does not. */
  find(bytes: Uint8Array, from: number, to: number): number {
    const { sequence, fallbacks } = this;
    let { matched } = this;
    let at = from;
    while (at < to) {
      if (matched === 0) {
        // Far faster than going byte by byte, which is only for what begins like the sequence.
        at = this.firstFrom(bytes, at);
        if (at >= to) break;
      }
      const byte = bytes[at] as number;
      while (matched > 0 && byte !== sequence[matched]) matched = fallbacks[matched - 1] as number;
      if (byte === sequence[matched]) matched += 1;
      at += 1;
      if (matched === sequence.length) {
        this.matched = 0;
        return at;
      }
    }
    this.matched = matched;
    return -1;
  }

  /** Begins anew: what comes next does not continue what was there. */
  reset(): void {
    this.matched = 0;
  }

  /** Where the first byte of the sequence is from a place on. Looks at no byte twice, however short the ranges are. */
  private firstFrom(bytes: Uint8Array, from: number): number {
    if (this.next < from) {
      const found = indexOfByte(bytes, this.sequence[0] as number, from);
      this.next = found === -1 ? bytes.length : found;
    }
    return this.next;
  }
}

function fallbacksOf(sequence: Uint8Array): Uint32Array {
  const fallbacks = new Uint32Array(sequence.length);
  let matched = 0;
  for (let at = 1; at < sequence.length; at += 1) {
    while (matched > 0 && sequence[at] !== sequence[matched]) matched = fallbacks[matched - 1] as number;
    if (sequence[at] === sequence[matched]) matched += 1;
    fallbacks[at] = matched;
  }
  return fallbacks;
}
