import type { Reading } from '../../../shared/model/reading';

/** How the hex digits of a row are laid out. */
export interface HexLayout {
  /** Bytes of one line. */
  readonly perLine: number;
  /** Whether there is room for a column of characters beside the digits. */
  readonly hasText: boolean;
  /** Whether lines begin with the offset of their first byte. */
  readonly hasOffset: boolean;
}

/** Digits and the space behind them; what lies between digits and characters; an offset of four digits and what is behind it. */
const BYTE_COLUMNS = 3;
const BETWEEN_COLUMNS = 2;
const OFFSET_COLUMNS = 6;
type Line = Pick<HexLayout, 'perLine' | 'hasText'>;
const long: readonly Line[] = [
  { perLine: 16, hasText: true },
  { perLine: 8, hasText: true },
];
const short: Line = { perLine: 4, hasText: false };
/** Ways to lay out a line, the best first: where there is little room, `both` gives up bytes, and `hex` what is beside them. */
const layouts: Readonly<Record<'hex' | 'both', readonly Line[]>> = {
  hex: [...long, { perLine: 8, hasText: false }, short],
  both: [...long, { perLine: 4, hasText: true }, short],
};

/** The best layout that fits into so many characters; with hardly any, the shortest one. */
export function hexLayout(columns: number, lines: number, form: Reading['form']): HexLayout {
  const chosen = layouts[form === 'both' ? 'both' : 'hex'].find((line) => widthOf(line) <= columns) ?? short;
  const hasOffset = lines > 1 && widthOf(chosen) + OFFSET_COLUMNS <= columns;
  return { ...chosen, hasOffset };
}

function widthOf({ perLine, hasText }: Line): number {
  return perLine * BYTE_COLUMNS - 1 + (hasText ? BETWEEN_COLUMNS + perLine : 0);
}

/** Everything about the data of rows that is the same for all of a log. It keeps its identity while it says the same. */
export interface RowLook extends Pick<Reading, 'form' | 'encoding' | 'invisibles'> {
  readonly lines: number;
  /** Characters that a line is wide at most, and of those of hex digits as many as certainly fit. */
  readonly columns: number;
  readonly hex: HexLayout;
}
