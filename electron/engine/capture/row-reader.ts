import { fail, succeed, type Outcome } from '../../../shared/errors';
import { EVENT_MAX_BYTES, ROW_PREVIEW_BYTES } from '../../../shared/limits';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Row } from '../../../shared/model/row';
import type { BlockCache } from './block-cache';
import type { RowSource, Stretch, StretchPlace } from './capture';
import { eventRow, type RowPlace } from './event-row';
import type { RecordFields } from './format';
import { isChunkCode, kindOf } from './record-kinds';
import type { RecordStore } from './record-store';
import { RecordView, type Known } from './record-view';
import { NO_CONNECTION, noRows } from './row-lists';
import { RowStretches } from './row-stretches';
import { isSoundRecord } from './sound-record';
import { contextOf } from './stream-context';
import { readStretch } from './stream-stretch';

/** Reads rows, bytes and times of a capture's records out of memory and files. */
export class RowReader {
  private readonly store: RecordStore;
  private readonly cache: BlockCache;

  constructor(store: RecordStore, cache: BlockCache) {
    this.store = store;
    this.cache = cache;
  }

  /** Rows of records, in the order asked for; those that are not held, or whose index is damaged, are left out. */
  async rows(seqs: readonly number[]): Promise<Row[]> {
    const { store } = this;
    const view = this.view();
    const stretches = new RowStretches();
    const rows = await view.settle(seqs, (seq) => rowOf(store, view, stretches, seq));
    return rows.filter((row) => row !== null && row !== undefined);
  }

  /** Bytes of one chunk from `offset` on; fewer than `length` only at its end. */
  async bytes(
    seq: number,
    offset: number,
    length: number,
  ): Promise<Outcome<{ bytes: Uint8Array; total: number }>> {
    const { store } = this;
    if (seq >= store.next) return fail('not_found', { what: 'record', id: seq });
    const view = this.view();
    const [piece] = await view.settle([seq], () => pieceOf(view, seq, offset, length));
    if (piece === 'event') return fail('not_found', { what: 'record', id: seq });
    if (piece !== null && piece !== undefined) return succeed(piece);
    return seq < store.first ? fail('record_dropped', { seq }) : fail('record_damaged', { seq });
  }

  /** A part of a stream, as `RecordCapture` says. */
  stretch(place: StretchPlace): Promise<Outcome<Stretch>> {
    return readStretch(this.store, () => this.view(), place);
  }

  /**
   * The first of some rows whose record is at or after a time (µs), or the last one when all are earlier; `null` when there is
   * none. Records are in the order of their times.
   */
  async seqAt(rows: RowSource, at: number): Promise<number | null> {
    const view = this.view();
    let low = rows.first;
    let high = rows.total;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const [time] = await view.settle([middle], () => timeWithin(view, rows, middle, high));
      if (time !== null && time !== undefined && time < at) low = middle + 1;
      else high = middle;
    }
    return rows.seqs(Math.min(low, rows.total - 1), 1)[0] ?? null;
  }

  private view(): RecordView {
    return new RecordView(this.store, this.cache);
  }
}

/** Time of the first record that can be read among the rows `from … to - 1`; `null` when none can. */
function timeWithin(view: RecordView, rows: RowSource, from: number, to: number): Known<number> {
  for (let index = from; index < to; index += 1) {
    const [seq] = rows.seqs(index, 1);
    const record = seq === undefined ? null : view.record(seq);
    if (record === undefined) return undefined;
    if (record !== null) return record.at;
  }
  return null;
}

function pieceOf(
  view: RecordView,
  seq: number,
  offset: number,
  length: number,
): Known<{ bytes: Uint8Array; total: number } | 'event'> {
  const record = view.record(seq);
  if (record === null || record === undefined) return record;
  if (!isChunkCode(record.kind)) return 'event';
  const bytes = view.payload(seq, record, offset, Math.max(0, Math.min(length, record.length - offset)));
  return bytes === null || bytes === undefined ? bytes : { bytes, total: record.length };
}

function rowOf(store: RecordStore, view: RecordView, stretches: RowStretches, seq: number): Known<Row> {
  const record = view.record(seq);
  if (record === null || record === undefined) return record;
  const kind = kindOf(record.kind);
  if (kind === null || !isSoundRecord(record)) return null;
  const place = placeOf(seq, record);
  const shown = Math.min(record.length, isChunkCode(record.kind) ? ROW_PREVIEW_BYTES : EVENT_MAX_BYTES);
  const payload = view.payload(seq, record, 0, shown);
  if (payload === undefined) return undefined;
  const { length } = record;
  if (payload === null) return { ...place, kind: 'damaged', was: kind, length };
  if (kind !== 'in' && kind !== 'out')
    return eventRow(place, kind, payload) ?? { ...place, kind: 'damaged', was: kind, length };
  const rows = store.connectionRows(record.connection) ?? noRows;
  const { before, after } = contextOf(view, stretches, rows, seq, record, shown);
  const { at, endpoint, connection } = place;
  // Written out: spreading objects is what took longest of all here.
  return { kind, seq, at, endpoint, connection, length, preview: payload, before, after };
}

function placeOf(seq: number, { at, endpoint, connection }: RecordFields): RowPlace {
  const owner = connection === NO_CONNECTION ? null : (connection as ConnectionId);
  return { seq, at, endpoint: endpoint as EndpointId, connection: owner };
}
