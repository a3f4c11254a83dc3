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

/** The bytes that one input has: each question about a needed byte is one look at a table. */
export class PresentBytes {
  /** By needed byte: the number of the input that had it last. */
  private readonly last = new Uint32Array(NEEDED_BYTES);
  private input = 0;

  /** Turns to an input. */
  see(bytes: Uint8Array): void {
    if (this.input === 0xffff_ffff) {
      this.last.fill(0);
      this.input = 0;
    }
    const input = (this.input += 1);
    const { last } = this;
    const { length } = bytes;
    for (let at = 0; at < length; at += 1) last[bytes[at] as number] = input;
    if (length > 0) last[neededFirst(bytes[0] as number)] = input;
  }

  /** False when the input surely lacks what is needed. */
  has(needed: number): boolean {
    return needed === NEEDS_NOTHING || this.last[needed] === this.input;
  }
}
