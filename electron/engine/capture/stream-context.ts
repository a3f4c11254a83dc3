import { ROW_CONTEXT_BYTES, ROW_CONTEXT_RECORDS } from '../../../shared/limits';
import type { RowSource } from './capture';
import type { RecordFields } from './format';
import type { Known, RecordView } from './record-view';
import type { RowStretches } from './row-stretches';

const NOTHING = new Uint8Array(0);
/** Records that are looked up at a time: mostly the first one is enough, and mostly the others lie in the same block. */
const STEP = 4;

/** One of the two sides of a chunk. */
interface Side {
  /** Rows there are on it. */
  readonly reach: number;
  /** `count` of its records, the nearest one first, behind the `done` nearest ones. */
  nearest(done: number, count: number): readonly number[];
  part(seq: number, record: RecordFields, length: number): Known<Uint8Array>;
  join(found: Uint8Array, part: Uint8Array): Uint8Array;
}

/**
 * Up to `ROW_CONTEXT_BYTES` bytes of the same stream just before a chunk, and just after the first `shown` bytes of it. A peer
 * may send a byte a read, so several of the connection's `rows` may add to them. What is damaged or too far away ends the
 * search; so does, until the view has loaded it, what is missing.
 */
export function contextOf(
  view: RecordView,
  stretches: RowStretches,
  rows: RowSource,
  seq: number,
  record: RecordFields,
  shown: number,
): { before: Uint8Array; after: Uint8Array } {
  // Mostly enough for both sides.
  const near = stretches.near(rows, seq, STEP);
  const { index } = near;
  const before = gather(view, record.kind, NOTHING, {
    reach: index - rows.first,
    nearest: (done, count) =>
      (done === 0 ? [...near.before] : rows.seqs(index - done - count, count)).reverse(),
    part: (earlier, fields, length) => view.payload(earlier, fields, fields.length - length, length),
    join: (found, part) => join(part, found),
  });
  const hidden = record.length - shown;
  const rest = view.payload(seq, record, shown, Math.min(hidden, ROW_CONTEXT_BYTES)) ?? NOTHING;
  if (rest.length < hidden || rest.length === ROW_CONTEXT_BYTES) return { before, after: rest };
  const after = gather(view, record.kind, rest, {
    reach: rows.total - index - 1,
    nearest: (done, count) => (done === 0 ? near.after : rows.seqs(index + 1 + done, count)),
    part: (later, fields, length) => view.payload(later, fields, 0, length),
    join,
  });
  return { before, after };
}

function gather(view: RecordView, kind: number, start: Uint8Array, side: Side): Uint8Array {
  const reach = Math.min(side.reach, ROW_CONTEXT_RECORDS);
  let found = start;
  for (let done = 0; done < reach && found.length < ROW_CONTEXT_BYTES; done += STEP) {
    const seqs = side.nearest(done, Math.min(STEP, reach - done));
    const records = seqs.map((seq) => view.record(seq));
    for (const [i, record] of records.entries()) {
      if (record === null || record === undefined) return found;
      if (record.kind !== kind) continue;
      const length = Math.min(record.length, ROW_CONTEXT_BYTES - found.length);
      const part = side.part(seqs[i] as number, record, length);
      if (part === null || part === undefined) return found;
      found = side.join(found, part);
    }
  }
  return found;
}

function join(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  const joined = new Uint8Array(left.length + right.length);
  joined.set(left);
  joined.set(right, left.length);
  return joined;
}
