import { decodeText, type TextSegment } from '../../../shared/bytes/text-marks';
import { ROW_MAX_SEGMENTS } from '../../../shared/limits';
import type { ChunkRow } from '../../../shared/model/row';

/** The beginning of a chunk as text; `cut` when the chunk goes on beyond it. */
export interface RowText {
  readonly segments: readonly TextSegment[];
  readonly cut: boolean;
}

/** What fits in one row of a chunk's bytes. */
export function rowText(row: ChunkRow): RowText {
  const segments = decodeText({ before: row.before, bytes: row.preview, after: row.after });
  return {
    segments: segments.slice(0, ROW_MAX_SEGMENTS),
    cut: segments.length > ROW_MAX_SEGMENTS || row.preview.length < row.length,
  };
}

/** One for all rows: making it costs more than drawing a row. */
const grouped = new Intl.NumberFormat('en');

/** A whole number: `65,536`. */
export function count(number: number): string {
  return grouped.format(number);
}

/** An exact number of things: `1 row`, `65,536 rows`. */
export function countOf(number: number, one: string, many: string): string {
  return number === 1 ? `1 ${one}` : `${count(number)} ${many}`;
}

/** An exact count: `1 byte`, `65,536 bytes`. */
export function byteCount(bytes: number): string {
  return countOf(bytes, 'byte', 'bytes');
}
