import { WINDOW_MAX_ROWS } from '../../../shared/limits';
import type { RowSource } from './capture';
import { lowerBound } from './row-page';

interface Stretch {
  /** Index of its first row. */
  readonly from: number;
  readonly seqs: readonly number[];
}

/** Where a row is in its list, and the records on both sides of it. */
export interface NearRows {
  readonly index: number;
  /** Up to so many as were asked for, in rising order. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/**
 * Finds rows next to others for as long as one read takes. The rows of a window are near each other in their lists too, so a
 * stretch of each list is kept instead of looking each row up.
 */
export class RowStretches {
  private readonly known = new Map<RowSource, Stretch>();

  /** What is near record `seq`, which is in the list: up to `reach` rows on either side. */
  near(rows: RowSource, seq: number, reach: number): NearRows {
    const known = this.known.get(rows);
    const kept = known === undefined ? null : within(rows, known, seq, reach);
    if (kept !== null) return kept;
    const index = rows.indexFrom(seq);
    const from = Math.max(rows.first, index - reach);
    const stretch = { from, seqs: rows.seqs(from, WINDOW_MAX_ROWS + 2 * reach) };
    this.known.set(rows, stretch);
    return cut(stretch, index - from, reach);
  }
}

function within(rows: RowSource, stretch: Stretch, seq: number, reach: number): NearRows | null {
  const { from, seqs } = stretch;
  const place = lowerBound(seqs.length, (at) => (seqs[at] as number) >= seq);
  if (seqs[place] !== seq) return null;
  const complete =
    (place >= reach || from <= rows.first) &&
    (place + reach < seqs.length || from + seqs.length >= rows.total);
  return complete ? cut(stretch, place, reach) : null;
}

function cut({ from, seqs }: Stretch, place: number, reach: number): NearRows {
  return {
    index: from + place,
    before: seqs.slice(Math.max(0, place - reach), place),
    after: seqs.slice(place + 1, place + 1 + reach),
  };
}
