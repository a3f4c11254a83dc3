/** One line of a hex dump: the position of its first byte, each byte as two hex digits, and the printable ASCII. */
export interface HexLine {
  readonly offset: string;
  readonly hex: readonly string[];
  readonly ascii: string;
}

export interface HexDumpOptions {
  /** What the first byte's position is called; 0 unless the bytes are a piece of something longer. */
  readonly offset?: number;
  /** Bytes in a line. */
  readonly width?: number;
}

const DEFAULT_WIDTH = 16;
const OFFSET_DIGITS = 8;
const GROUP = 8;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A byte as two lower-case hex digits. */
export function byteToHex(byte: number): string {
  return HEX[byte] ?? '';
}

/** `48 65 6c 6c 6f` */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, byteToHex).join(' ');
}

/** The lines of a hex dump. Bytes outside of 0x20 … 0x7e are dots in the ASCII column. */
export function hexDump(bytes: Uint8Array, options: HexDumpOptions = {}): readonly HexLine[] {
  const { offset = 0, width = DEFAULT_WIDTH } = options;
  const lines: HexLine[] = [];
  for (let at = 0; at < bytes.length; at += width) {
    const part = bytes.subarray(at, at + width);
    lines.push({
      offset: (offset + at).toString(16).padStart(OFFSET_DIGITS, '0'),
      hex: Array.from(part, byteToHex),
      ascii: Array.from(part, toAscii).join(''),
    });
  }
  return lines;
}

/** A hex dump as text, in the layout of `hexdump -C` (without its last line, which holds the total only). */
export function hexDumpText(bytes: Uint8Array, options: HexDumpOptions = {}): string {
  const { width = DEFAULT_WIDTH } = options;
  const columns = width * 3 + Math.ceil(width / GROUP) - 1;
  return hexDump(bytes, options)
    .map(({ offset, hex, ascii }) => `${offset}  ${grouped(hex).padEnd(columns)} |${ascii}|`)
    .join('\n');
}

function grouped(hex: readonly string[]): string {
  return hex.map((digits, i) => (i > 0 && i % GROUP === 0 ? ` ${digits} ` : `${digits} `)).join('');
}

function toAscii(byte: number): string {
  return byte >= 0x20 && byte <= 0x7e ? String.fromCharCode(byte) : '.';
}
