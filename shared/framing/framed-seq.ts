/** Rows of a framed view that one record may hold: a chunk has at most 2^18 bytes, and so that many frames may end in it. */
export const FRAMES_OF_RECORD = 2 ** 18;

/** The identity of a row of a framed view: the `k`-th, from 0, of the frames that end in a record, or that it cuts off. */
export function framedSeq(record: number, k: number): number {
  return record * FRAMES_OF_RECORD + k;
}

/** The identity of a record that is itself a row of a framed view, as events are: behind the frames that it cuts off. */
export function framedEventSeq(record: number): number {
  return framedSeq(record, FRAMES_OF_RECORD - 1);
}

/** The record that a row of a framed view is placed by. */
export function recordOf(seq: number): number {
  return Math.floor(seq / FRAMES_OF_RECORD);
}
