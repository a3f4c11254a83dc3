import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RowSource } from '../capture/capture';

type GatheredRows = Uint32Array | Float64Array;

/** Rows that are asked for at once, so that no turn of the event loop takes long. */
const ROWS_A_TURN = 65_536;

/** The first and the last record of the rows from record `from` to record `to`, `null` for both ends of a view; `null`: none. */
export function rangeOf(
  source: RowSource,
  from: number | null,
  to: number | null,
): { readonly first: number; readonly last: number } | null {
  const begin = from === null ? source.first : source.indexFrom(from);
  const end = to === null ? source.total : source.indexFrom(to + 1);
  if (begin >= end) return null;
  const [first] = source.seqs(begin, 1);
  const [last] = source.seqs(end - 1, 1);
  return first === undefined || last === undefined ? null : { first, last };
}

/**
 * The rows from record `first` to record `last`, as distances from the first: 4 bytes a row, or 8 where they are far apart, as those
 * of framed views are. Begins anew when older rows join.
 */
export async function gatherRows(source: RowSource, first: number, last: number): Promise<GatheredRows> {
  for (;;) {
    const { epoch } = source;
    const found = await gatherOnce(source, first, last);
    if (source.epoch === epoch) return found;
  }
}

async function gatherOnce(source: RowSource, first: number, last: number): Promise<GatheredRows> {
  const end = source.indexFrom(last + 1);
  let index = source.indexFrom(first);
  const rows = last - first < 2 ** 32 ? new Uint32Array(end - index) : new Float64Array(end - index);
  let count = 0;
  for (; index < end; index += ROWS_A_TURN) {
    for (const seq of source.seqs(index, Math.min(ROWS_A_TURN, end - index))) rows[count++] = seq - first;
    await nextTurn();
  }
  return rows.subarray(0, count);
}
