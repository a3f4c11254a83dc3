import { useMemo } from 'react';
import type { Reading } from '../../../shared/model/reading';
import { hexLayout, type RowLook } from './hex-layout';
import { rowShape } from './row-shape';

/** How rows are drawn: as a conversation, or as a table. */
export type LogMode = 'chat' | 'table';

/** What the room for a row's data depends on; `width` in pixels of the whole row. */
export interface RowRoom {
  readonly mode: LogMode;
  readonly width: number;
  /** Whether rows name their endpoints. */
  readonly hasEndpoints: boolean;
}

/** Least width of a character over its font size, and the width of those in hex (JetBrains Mono: 600/1000). */
const LEAST_ADVANCE = 0.5;
const ADVANCE = 0.6;
/** The columns of a row go in steps, so that few widths draw all rows anew. */
const COLUMNS_STEP = 16;

/** The look of a log's rows: the same object while it says the same. */
export function useRowLook(reading: Reading, { mode, width, hasEndpoints }: RowRoom): RowLook {
  const { form, encoding, invisibles, fontSize } = reading;
  const { lines } = rowShape(reading);
  const room = Math.max(1, dataWidth({ mode, width, hasEndpoints }));
  const columns = COLUMNS_STEP * Math.ceil(room / (fontSize * LEAST_ADVANCE) / COLUMNS_STEP);
  const { perLine, hasText, hasOffset } = hexLayout(Math.floor(room / (fontSize * ADVANCE)), lines, form);
  return useMemo(
    () => ({ form, encoding, invisibles, lines, columns, hex: { perLine, hasText, hasOffset } }),
    [form, encoding, invisibles, lines, columns, perLine, hasText, hasOffset],
  );
}

/** What stands beside the data in each width of a pane, in pixels: as the style sheets of rows have it. */
const TABLE_BESIDES = [
  { from: 608, plain: 528, endpoints: 648 },
  { from: 480, plain: 368, endpoints: 444 },
  { from: 0, plain: 252, endpoints: 252 },
] as const;
const CHAT_NARROW_PX = 544;
const CHAT_BESIDES = { wide: 320, narrow: 262 } as const;
/** Width of a bubble's text at most: 46 rem without padding and icon. */
const BUBBLE_PX = 700;

/** Width in pixels that a row has for data. */
export function dataWidth({ mode, width, hasEndpoints }: RowRoom): number {
  if (mode === 'chat')
    return Math.min(BUBBLE_PX, width - (width < CHAT_NARROW_PX ? CHAT_BESIDES.narrow : CHAT_BESIDES.wide));
  const besides = TABLE_BESIDES.find(({ from }) => width >= from) ?? TABLE_BESIDES[2];
  return width - (hasEndpoints ? besides.endpoints : besides.plain);
}
