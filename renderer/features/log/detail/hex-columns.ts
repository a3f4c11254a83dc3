import type { ByteRange } from './byte-range';

/** Bytes between which the columns of hex digits have a wider gap. */
const GROUP = 8;

/** The hex digits of a line, each byte with a space ahead: ` 48 65`, and one more ahead of each group of eight. */
export function hexColumns(hex: readonly string[], width: number): string {
  return hex
    .map((digits, at) => (at > 0 && at % GROUP === 0 ? `  ${digits}` : ` ${digits}`))
    .join('')
    .padEnd(columnOf(width - 1) + 2);
}

/** The column at which the digits of a line's byte begin. */
export function columnOf(byte: number): number {
  return byte * 3 + Math.floor(byte / GROUP) + 1;
}

/** The byte of a line whose digits are nearest to a column, which may lie between two. */
export function byteAtColumn(column: number, width: number): number {
  for (let byte = 0; byte < width - 1; byte += 1) {
    const gap = (columnOf(byte) + 2 + columnOf(byte + 1)) / 2;
    if (column < gap) return byte;
  }
  return width - 1;
}

/** The part of a range that lies in the line of `count` bytes from `start` on, counted from there; `null` for none. */
export function partOf(range: ByteRange | null, start: number, count: number): ByteRange | null {
  if (range === null) return null;
  const part = { start: Math.max(0, range.start - start), end: Math.min(count, range.end - start) };
  return part.start < part.end ? part : null;
}
