import { fail, succeed } from '../../../shared/errors';
import {
  CAPTURE_MAX_BYTES,
  CAPTURE_MAX_RECORDS,
  CAPTURE_SEGMENT_BYTES,
  CAPTURE_SEGMENT_RECORDS,
} from '../../../shared/limits';
import type { Capture, Origin, RowWindow, View } from './capture';
import { PayloadStore } from './payload-store';
import { RECENT_RECORDS, RecentChunks } from './recent-chunks';
import { NO_CONNECTION, RecordIndex } from './record-index';
import { endsConnection, isChunkCode, kindCodes } from './record-kinds';
import { encodeEvent, readRow } from './row-reader';
import type { RowList } from './row-list';
import { RowLists } from './row-lists';

/** Caps of a capture in memory; `limits.ts` has the defaults. */
export interface MemoryCaptureOptions {
  /** Payload bytes held, lifecycle events included; a repeated chunk counts once. */
  readonly maxBytes?: number;
  readonly maxRecords?: number;
  readonly segmentBytes?: number;
}

/**
 * A capture in memory. Over a cap the oldest records go, one at a time and each with its payload, and are counted in
 * `status().dropped`. A record larger than `maxBytes` is itself dropped at once.
 */
export function createMemoryCapture(options: MemoryCaptureOptions = {}): Capture {
  const maxBytes = options.maxBytes ?? CAPTURE_MAX_BYTES;
  const maxRecords = options.maxRecords ?? CAPTURE_MAX_RECORDS;
  const payload = new PayloadStore(options.segmentBytes ?? CAPTURE_SEGMENT_BYTES);
  const records = new RecordIndex(CAPTURE_SEGMENT_RECORDS);
  const lists = new RowLists();
  const recent = new RecentChunks();
  const stores = { records, payload, lists };

  function append(code: number, origin: Origin, position: number, length: number): number {
    const connection = origin.connection ?? NO_CONNECTION;
    const seq = records.append(code, origin.at, origin.endpoint, connection, position, length);
    lists.append(origin.endpoint, connection, seq);
    return seq;
  }

  function trim(): void {
    while (records.next - records.first > maxRecords || payload.end - payload.start > maxBytes) {
      const { first } = records;
      lists.dropFirst(
        records.endpoint(first),
        records.connection(first),
        endsConnection(records.kind(first)),
      );
      records.dropFirst();
      payload.release(lowestPosition());
    }
  }

  /** A repeated chunk points back to the payload of an earlier record, but never over more than a few records. */
  function lowestPosition(): number {
    const end = Math.min(records.next, records.first + RECENT_RECORDS);
    let lowest = payload.end;
    for (let seq = records.first; seq < end; seq += 1) lowest = Math.min(lowest, records.position(seq));
    return lowest;
  }

  /** False for a connection that belongs to another endpoint than the view's. */
  function fits(list: RowList, view: View): boolean {
    return list.first === list.total || records.endpoint(list.seqAt(list.first)) === view.endpoint;
  }

  function rowsOf(view: View, from: number, count: number): RowWindow {
    const list = lists.of(view);
    if (list === undefined || !fits(list, view)) return { first: 0, total: 0, rows: [] };
    const { first, total } = list;
    const start = Math.max(first, from);
    const end = Math.min(total, from + count);
    const rows = [];
    for (let index = start; index < end; index += 1) rows.push(readRow(stores, list.seqAt(index)));
    return { first, total, rows };
  }

  return {
    appendChunk(kind, origin, bytes) {
      const known = recent.find(bytes);
      const position = known < payload.start ? payload.append(bytes) : known;
      const seq = append(kindCodes[kind], origin, position, bytes.length);
      recent.note(seq, bytes, position);
      trim();
      return seq;
    },
    appendEvent(origin, event) {
      const encoded = encodeEvent(event);
      const seq = append(kindCodes[event.kind], origin, payload.append(encoded), encoded.length);
      recent.note(seq, null, 0);
      trim();
      return seq;
    },
    window: rowsOf,
    bytes(seq, offset, length) {
      if (seq >= records.next) return fail('not_found', { what: 'record', id: seq });
      if (seq < records.first) return fail('record_dropped', { seq });
      if (!isChunkCode(records.kind(seq))) return fail('not_found', { what: 'record', id: seq });
      const total = records.length(seq);
      const size = Math.max(0, Math.min(length, total - offset));
      return succeed({ bytes: payload.read(records.position(seq) + offset, size), total });
    },
    status: () => ({
      next: records.next,
      first: records.first,
      bytes: payload.end - payload.start,
      dropped: records.first,
    }),
  };
}
