import { awaitsMore } from '../../shared/bytes/text-marks';
import type { Result } from '../../shared/contract';
import { CACHE_MAX_ROWS } from '../../shared/limits';
import { isChunk, type Row } from '../../shared/model/row';

/** The rows of one view that are here, by index; a bounded number of them, those pulled last. */
export interface RowPages {
  /** Oldest row that still exists, and one past the newest, as far as is known. */
  readonly first: number;
  readonly total: number;
  row(index: number): Row | undefined;
  /** Index of the first row of a stretch that is not here or may read differently now; `end` when there is none. */
  firstMissing(start: number, end: number): number;
  /** Index from which on rows are new, or end in a character that was cut and may have been completed. */
  freshFrom(): number;
  absorb(window: Result<'rows.window'>): void;
}

/** Rows never change, save that one which ends in a cut character reads differently when the next one is there. */
export function createRowPages(): RowPages {
  const rows = new Map<number, Row>();
  /** Rows that end in a cut character, with the total at which they were pulled. */
  const cut = new Map<number, number>();
  let first = 0;
  let total = 0;

  return {
    get first() {
      return first;
    },
    get total() {
      return total;
    },
    row: (index) => rows.get(index),
    firstMissing(start, end) {
      let index = start;
      while (index < end && rows.has(index) && (cut.get(index) ?? total) >= total) index += 1;
      return index;
    },
    freshFrom() {
      let fresh = total;
      while (cut.has(fresh - 1)) fresh -= 1;
      return fresh;
    },
    absorb(window) {
      first = window.first;
      total = window.total;
      window.rows.forEach((row, offset) => {
        const index = window.from + offset;
        rows.delete(index);
        rows.set(index, row);
        if (isChunk(row) && awaitsMore({ ...row, bytes: row.preview })) cut.set(index, total);
        else cut.delete(index);
      });
      for (const index of rows.keys()) {
        if (rows.size <= CACHE_MAX_ROWS) break;
        rows.delete(index);
        cut.delete(index);
      }
    },
  };
}
