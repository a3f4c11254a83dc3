const WIDTH = 16;
const GROUP = 8;
const OFFSET_DIGITS = 8;
/** Where the hex column and the printable column begin, as in `hexdump -C`. */
const HEX_COLUMN = OFFSET_DIGITS + 2;
const PRINTABLE_COLUMN = HEX_COLUMN + WIDTH * 3 + 2;

const SPACE = 0x20;
const BAR = 0x7c;
const DOT = 0x2e;
const LINE_END = 0x0a;
const DIGITS = Buffer.from('0123456789abcdef');

/**
 * A hex dump as the bytes of its lines, each with a line end: the same text as `hexDumpText` of `shared/bytes`, written
 * byte by byte because an export makes gigabytes of it.
 */
export function hexLines(bytes: Uint8Array): Buffer {
  const lines = Math.ceil(bytes.length / WIDTH);
  // Each line has the two bars and the line end, and one character for each byte between the bars.
  const text = Buffer.alloc(lines * (PRINTABLE_COLUMN + 3) + bytes.length, SPACE);
  let at = 0;
  for (let from = 0; from < bytes.length; from += WIDTH) at = writeLine(text, at, bytes, from);
  return text;
}

/** Writes the line of the bytes from `from` on, and returns where the next line begins. */
function writeLine(text: Buffer, at: number, bytes: Uint8Array, from: number): number {
  for (let place = OFFSET_DIGITS - 1, rest = from; place >= 0; place -= 1, rest = Math.floor(rest / 16))
    text[at + place] = DIGITS[rest % 16] as number;
  const count = Math.min(WIDTH, bytes.length - from);
  let printable = at + PRINTABLE_COLUMN;
  text[printable++] = BAR;
  for (let i = 0; i < count; i += 1) {
    const byte = bytes[from + i] as number;
    const hex = at + HEX_COLUMN + i * 3 + (i < GROUP ? 0 : 1);
    text[hex] = DIGITS[byte >> 4] as number;
    text[hex + 1] = DIGITS[byte & 15] as number;
    text[printable++] = byte >= 0x20 && byte <= 0x7e ? byte : DOT;
  }
  text[printable++] = BAR;
  text[printable++] = LINE_END;
  return printable;
}
