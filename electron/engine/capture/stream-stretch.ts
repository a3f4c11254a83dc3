import { setImmediate as nextTurn } from 'node:timers/promises';
import { fail, succeed, type Outcome } from '../../../shared/errors';
import { FRAME_MAX_CUTS } from '../../../shared/limits';
import type { RowSource, Stretch, StretchPlace } from './capture';
import type { RecordFields } from './format';
import { isChunkCode } from './record-kinds';
import type { RecordStore } from './record-store';
import type { Known, RecordView } from './record-view';
import { noRows } from './row-lists';

/** Records of a connection that are looked up at once: few at first, as mostly the first ones are enough, later a turn's worth. */
const FEW = 8;
const MANY = 2_048;

/** The bytes of a chunk from `from` on. */
interface Part {
  readonly seq: number;
  readonly record: RecordFields;
  readonly from: number;
}

/** Reads a part of a stream, which may lie in any number of chunks. What cannot be read ends it, unless nothing was read yet. */
export async function readStretch(
  store: RecordStore,
  makeView: () => RecordView,
  place: StretchPlace,
): Promise<Outcome<Stretch>> {
  const { seq } = place;
  if (seq >= store.next) return fail('not_found', { what: 'record', id: seq });
  const [first] = await recordsOf(makeView(), [seq]);
  if (first !== null && first !== undefined) {
    if (!isChunkCode(first.kind)) return fail('not_found', { what: 'record', id: seq });
    const rows = store.connectionRows(first.connection) ?? noRows;
    const parts = await partsOf(rows, makeView, first.kind, place);
    const stretch = await read(makeView(), parts, place.length);
    if (stretch !== null) return succeed(stretch);
  }
  return seq < store.first ? fail('record_dropped', { seq }) : fail('record_damaged', { seq });
}

/** Where the bytes are, chunk by chunk, as far as bytes or the places of chunks are asked for. */
async function partsOf(
  rows: RowSource,
  makeView: () => RecordView,
  kind: number,
  { seq, start, length, reach }: StretchPlace,
): Promise<Part[]> {
  const parts: Part[] = [];
  let skip = start;
  let found = 0;
  let index = rows.indexFrom(seq);
  const isEnough = (): boolean => found >= length && (found >= reach || parts.length > FRAME_MAX_CUTS);
  for (let count = FEW; !isEnough() && index < rows.total; count = MANY) {
    const seqs = rows.seqs(index, count);
    index += seqs.length;
    for (const [place, record] of (await recordsOf(makeView(), seqs)).entries()) {
      if (record === null || record === undefined || isEnough()) return parts;
      if (record.kind !== kind) continue;
      const from = Math.min(skip, record.length);
      skip -= from;
      found += record.length - from;
      if (from < record.length) parts.push({ seq: seqs[place] as number, record, from });
    }
    // A stream of single bytes has many records: others have their turn.
    if (count === MANY) await nextTurn();
  }
  return parts;
}

/** The fields of records, all of them or those up to the first one that cannot be read. */
async function recordsOf(view: RecordView, seqs: readonly number[]): Promise<Known<RecordFields>[]> {
  const [records] = await view.settle([seqs], (all) => all.map((seq) => view.record(seq)));
  return records ?? [];
}

/** The bytes of parts up to the first one that cannot be read; `null` when that is the first of all. */
async function read(view: RecordView, parts: readonly Part[], length: number): Promise<Stretch | null> {
  const cuts: number[] = [];
  let total = 0;
  const wanted: (Part & { readonly length: number })[] = [];
  for (const part of parts) {
    if (total > 0 && cuts.length < FRAME_MAX_CUTS) cuts.push(total);
    const there = part.record.length - part.from;
    if (total < length) wanted.push({ ...part, length: Math.min(there, length - total) });
    total += there;
  }
  const pieces = await view.settle(wanted, (part) =>
    view.payload(part.seq, part.record, part.from, part.length),
  );
  const missing = pieces.findIndex((piece) => piece === null || piece === undefined);
  if (missing === 0) return null;
  const held = (missing === -1 ? pieces : pieces.slice(0, missing)) as Uint8Array[];
  const bytes = new Uint8Array(held.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of held) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { bytes, cuts };
}
