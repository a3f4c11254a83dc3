import { framedEventSeq, framedSeq, recordOf } from '../../shared/framing/framed-seq';

/** What the rows of a capture are: its records, or in a framed view the frames that they hold, and the events between them. */
export type RowUnit = 'records' | 'frames';

/** The number of the record that a row is placed by: a frame by the one that it ends in. */
export function recordNumber(seq: number, unit: RowUnit): number {
  return unit === 'frames' ? recordOf(seq) : seq;
}

/** The first identity that a row of a record may have. */
export function firstSeq(record: number, unit: RowUnit): number {
  return unit === 'frames' ? framedSeq(record, 0) : record;
}

/** The last identity that a row of a record may have. */
export function lastSeq(record: number, unit: RowUnit): number {
  return unit === 'frames' ? framedEventSeq(record) : record;
}

/** Where a row of one unit is looked for among those of another: the record of a frame, the frame that ends in a record or behind it. */
export function carriedSeq(seq: number, from: RowUnit, to: RowUnit): number {
  return firstSeq(recordNumber(seq, from), to);
}
