import { ROW_CONTEXT_BYTES, ROW_CONTEXT_RECORDS } from '../../../shared/limits';
import type { RowSource } from './capture';
import type { RecordFields } from './format';
import type { Known, RecordView } from './record-view';

const NOTHING = new Uint8Array(0);
/** Records that are looked up at a time: mostly the first one is enough, and mostly the others lie in the same block. */
const STEP = 4;

/** A chunk and the rows of its connection. */
interface Place {
  readonly view: RecordView;
  readonly rows: RowSource;
  readonly seq: number;
  readonly kind: number;
}

/**
 * Up to `ROW_CONTEXT_BYTES` bytes of the same stream just before a chunk. A peer may send a byte a read, so several records may
 * add to them. What is damaged or too far away ends the search; so does, until the view has loaded it, what is missing.
 */
export function bytesBefore(place: Place): Uint8Array {
  const { rows, seq, view } = place;
  const end = rows.indexFrom(seq);
  return gather(place, NOTHING, {
    reach: end - rows.first,
    nearest: (done, count) => rows.seqs(end - done - count, count).reverse(),
    part: (earlier, record, length) => view.payload(earlier, record, record.length - length, length),
    join: (found, part) => join(part, found),
  });
}

/** The same behind what is `shown` of a chunk: first the rest of the chunk itself. */
export function bytesAfter(place: Place, record: RecordFields, shown: number): Uint8Array {
  const { rows, seq, view } = place;
  const rest =
    view.payload(seq, record, shown, Math.min(record.length - shown, ROW_CONTEXT_BYTES)) ?? NOTHING;
  if (shown + rest.length < record.length) return rest;
  const from = rows.indexFrom(seq + 1);
  return gather(place, rest, {
    reach: rows.total - from,
    nearest: (done, count) => rows.seqs(from + done, count),
    part: (later, fields, length) => view.payload(later, fields, 0, length),
    join,
  });
}

/** One of the two sides of a chunk. */
interface Side {
  /** Rows there are on it. */
  readonly reach: number;
  /** `count` of its records, the nearest one first, behind the `done` nearest ones. */
  nearest(done: number, count: number): number[];
  part(seq: number, record: RecordFields, length: number): Known<Uint8Array>;
  join(found: Uint8Array, part: Uint8Array): Uint8Array;
}

function gather({ view, kind }: Place, start: Uint8Array, side: Side): Uint8Array {
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
