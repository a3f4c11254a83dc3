import { fail, succeed, type Outcome } from '../../../shared/errors';
import { EVENT_MAX_BYTES, MAX_ID, ROW_PREVIEW_BYTES } from '../../../shared/limits';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Row } from '../../../shared/model/row';
import type { BlockCache } from './block-cache';
import type { RowSource } from './capture';
import { eventRow, type RowPlace } from './event-row';
import type { RecordFields } from './format';
import { isChunkCode, kindOf } from './record-kinds';
import type { RecordStore } from './record-store';
import { RecordView, type Known } from './record-view';
import { NO_CONNECTION } from './row-lists';
import { bytesAfter, bytesBefore } from './stream-context';

const noRows: RowSource = { first: 0, total: 0, epoch: 0, seqs: () => [], indexFrom: () => 0 };

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
    const rows = await view.settle(() => seqs.map((seq) => rowOf(store, view, seq)));
    return rows.filter((row) => row !== null && row !== undefined);
  }

  /** Bytes of one chunk from `offset` on; fewer than `length` only at its end. */
  bytes(seq: number, offset: number, length: number): Promise<Outcome<{ bytes: Uint8Array; total: number }>> {
    const { store } = this;
    const view = this.view();
    return view.settle(() => {
      if (seq >= store.next) return fail('not_found', { what: 'record', id: seq });
      if (seq < store.first) return fail('record_dropped', { seq });
      const record = view.record(seq);
      if (record === null || record === undefined) return fail('record_damaged', { seq });
      if (!isChunkCode(record.kind)) return fail('not_found', { what: 'record', id: seq });
      const size = Math.max(0, Math.min(length, record.length - offset));
      const bytes = view.payload(seq, record, offset, size);
      if (bytes === null || bytes === undefined) return fail('record_damaged', { seq });
      return succeed({ bytes, total: record.length });
    });
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
      const time = await view.settle(() => timeWithin(view, rows, middle, high));
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

function rowOf(store: RecordStore, view: RecordView, seq: number): Known<Row> {
  const record = view.record(seq);
  if (record === null || record === undefined) return record;
  const kind = kindOf(record.kind);
  const place = placeOf(seq, record);
  if (kind === null || place === null) return null;
  const shown = Math.min(record.length, isChunkCode(record.kind) ? ROW_PREVIEW_BYTES : EVENT_MAX_BYTES);
  const payload = view.payload(seq, record, 0, shown);
  if (payload === undefined) return undefined;
  const damaged: Row = { ...place, kind: 'damaged', was: kind, length: record.length };
  if (payload === null) return damaged;
  if (kind !== 'in' && kind !== 'out') return eventRow(place, kind, payload) ?? damaged;
  const rows = store.connectionRows(record.connection) ?? noRows;
  const around = { view, rows, seq, kind: record.kind };
  const before = bytesBefore(around);
  const after = bytesAfter(around, record, shown);
  return { ...place, kind, length: record.length, preview: payload, before, after };
}

/** `null` for a record that no Parley writes: a file may come from anywhere, and its checksums may be right all the same. */
function placeOf(seq: number, { at, endpoint, connection }: RecordFields): RowPlace | null {
  const sound = Number.isSafeInteger(at) && endpoint >= 1 && endpoint <= MAX_ID && connection <= MAX_ID;
  if (!sound) return null;
  const owner = connection === NO_CONNECTION ? null : (connection as ConnectionId);
  return { seq, at, endpoint: endpoint as EndpointId, connection: owner };
}
