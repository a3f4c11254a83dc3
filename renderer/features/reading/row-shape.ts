import { ROW_WRAPPED_LINES } from '../../../shared/limits';
import type { Reading } from '../../../shared/model/reading';

/** The heights of a log's rows, which are all the same. In CSS pixels. */
export interface RowShape {
  /** Lines of data that a row has room for. */
  readonly lines: number;
  readonly lineHeight: number;
  readonly rowHeight: number;
}

/** Line height over font size: JetBrains Mono with marks between its lines. */
const LEADING = 1.35;
/** What a row is higher than its lines: the ground and padding of its bubble. */
const AROUND_PX = 10;

/** How high rows are for a way of reading. With the plain one: 28 pixels, room for a line in its bubble and for a finger. */
export function rowShape({ wrap, fontSize }: Pick<Reading, 'wrap' | 'fontSize'>): RowShape {
  const lines = wrap ? ROW_WRAPPED_LINES : 1;
  const lineHeight = Math.ceil(fontSize * LEADING);
  return { lines, lineHeight, rowHeight: lines * lineHeight + AROUND_PX };
}
