import { setImmediate as nextTurn } from 'node:timers/promises';
import { fail, succeed, type Outcome } from '../../../shared/errors';
import { FRAME_MAX_CUTS } from '../../../shared/limits';
import type { RowSource, Stretch, StretchPlace } from './capture';
import type { RecordFields } from './format';
import { isChunkCode } from './record-kinds';
import type { RecordStore, StoredSegment } from './record-store';
import type { Known, RecordView } from './record-view';
import { noRows } from './row-lists';

/** Records of a connection that are looked up at once: few at first, as mostly the first ones are enough, at last a turn's worth. */
const FEW = 8;
const MORE = 8;
const MANY = 4_096;

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
    const stretch = await read(store, makeView(), parts, place.length);
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
  for (let count = FEW; !isEnough() && index < rows.total; count = Math.min(count * MORE, MANY)) {
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

/** Bytes that lie one behind the other in a segment: those of one chunk, or of several. */
interface Run {
  readonly segment: StoredSegment | undefined;
  readonly part: Part;
  length: number;
}

/** The bytes of parts up to the first one that cannot be read; `null` when that is the first of all. */
async function read(
  store: RecordStore,
  view: RecordView,
  parts: readonly Part[],
  length: number,
): Promise<Stretch | null> {
  const pieces = await view.settle(runsOf(store, parts, length), ({ part, length: count }) =>
    view.payload(part.seq, part.record, part.from, count),
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
  return { bytes, cuts: cutsOf(parts) };
}

/** The first bytes of some parts in as few pieces as possible: a peer that sends single bytes has them side by side on disk. */
function runsOf(store: RecordStore, parts: readonly Part[], length: number): Run[] {
  const runs: Run[] = [];
  let left = length;
  for (const part of parts) {
    if (left === 0) break;
    const count = Math.min(left, part.record.length - part.from);
    const segment = store.segmentOf(part.seq);
    const last = runs.at(-1);
    if (last !== undefined && last.segment === segment && startOf(part) === startOf(last.part) + last.length)
      last.length += count;
    else runs.push({ segment, part, length: count });
    left -= count;
  }
  return runs;
}

function startOf({ record, from }: Part): number {
  return record.position + from;
}

/** Where all parts but the first one begin, as far as is told. */
function cutsOf(parts: readonly Part[]): number[] {
  const cuts: number[] = [];
  let at = 0;
  for (const { record, from } of parts.slice(0, FRAME_MAX_CUTS + 1)) {
    if (at > 0) cuts.push(at);
    at += record.length - from;
  }
  return cuts;
}
