/** How many bytes there are. */
const BYTES = 256;

/** Nothing is known that every input has. */
export const NEEDS_NOTHING = -1;
/** Numbers that stand for a needed byte are below it: below {@link BYTES} one that is anywhere, above it one that comes first. */
export const NEEDED_BYTES = 2 * BYTES;

/** What an input needs to begin with this byte. */
export const neededFirst = (byte: number): number => BYTES + byte;

/** What an input needs to hold these bytes anywhere: the one of them that is likely to be the rarest. */
export function neededOf(bytes: Uint8Array): number {
  return bytes.reduce((rarest, byte) => (frequency(byte) < frequency(rarest) ? byte : rarest));
}

/** How often a byte is met in what people and devices send: control codes and signs seldom, small letters and blanks often. */
function frequency(byte: number): number {
  if (byte === 0x20 || (byte >= 0x61 && byte <= 0x7a)) return 3;
  if (byte >= 0x41 && byte <= 0x5a) return 2;
  return byte >= 0x30 && byte <= 0x39 ? 1 : 0;
}

/** Inputs that are told apart before the table is cleared. */
const INPUTS = 255;

/** The bytes that one input has: each question about a needed byte is one look at a table. */
export class PresentBytes {
  /** By needed byte: the number of the input that had it last. Small, so that it stays in a processor's cache. */
  private readonly last = new Uint8Array(NEEDED_BYTES);
  private input = 0;

  /** Turns to an input. */
  see(bytes: Uint8Array): void {
    const { last } = this;
    if (this.input === INPUTS) {
      last.fill(0);
      this.input = 0;
    }
    const input = (this.input += 1);
    const { length } = bytes;
    if (length === 0) return;
    last[neededFirst(bytes[0] as number)] = input;
    // Four at a time: V8's loops cost more than what is done in them.
    let at = 0;
    for (; at + 4 <= length; at += 4) {
      last[bytes[at] as number] = input;
      last[bytes[at + 1] as number] = input;
      last[bytes[at + 2] as number] = input;
      last[bytes[at + 3] as number] = input;
    }
    for (; at < length; at += 1) last[bytes[at] as number] = input;
  }

  /** False when the input surely lacks what is needed. */
  has(needed: number): boolean {
    return needed === NEEDS_NOTHING || this.last[needed] === this.input;
  }
}
