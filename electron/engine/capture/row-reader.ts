import { ROW_CONTEXT_BYTES, ROW_CONTEXT_RECORDS, ROW_PREVIEW_BYTES } from '../../../shared/limits';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Row } from '../../../shared/model/row';
import type { LifecycleEvent } from './capture';
import type { PayloadStore } from './payload-store';
import { NO_CONNECTION, type RecordIndex } from './record-index';
import { isChunkCode, kindCodes } from './record-kinds';
import type { RowList } from './row-list';
import type { RowLists } from './row-lists';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const NOTHING = new Uint8Array(0);

/** The stores that a row is put together from. */
export interface RecordStores {
  readonly records: RecordIndex;
  readonly payload: PayloadStore;
  readonly lists: RowLists;
}

/** A lifecycle event as payload, so that every record has the same shape. {@link readRow} reads it back. */
export function encodeEvent(event: LifecycleEvent): Uint8Array {
  return encoder.encode(JSON.stringify(event));
}

/** Puts the row of one held record together. Its bytes are copies. */
export function readRow(stores: RecordStores, seq: number): Row {
  const { records, payload } = stores;
  const connection = records.connection(seq);
  const common = {
    seq,
    at: records.at(seq),
    endpoint: records.endpoint(seq) as EndpointId,
    connection: connection === NO_CONNECTION ? null : (connection as ConnectionId),
  };
  const code = records.kind(seq);
  const length = records.length(seq);
  if (!isChunkCode(code)) {
    const event = JSON.parse(decoder.decode(payload.read(records.position(seq), length))) as LifecycleEvent;
    return { ...common, ...event };
  }
  const kind = code === kindCodes.in ? 'in' : 'out';
  const preview = payload.read(records.position(seq), Math.min(length, ROW_PREVIEW_BYTES));
  const list = stores.lists.ofConnection(connection);
  const before = list === undefined ? NOTHING : bytesBefore(stores, list, seq);
  return { ...common, kind, length, preview, before, after: bytesAfter(stores, list, seq) };
}

/** Bytes of the same stream just before record `seq`. A peer may send a byte a read, so several records may add to them. */
function bytesBefore(stores: RecordStores, list: RowList, seq: number): Uint8Array {
  const { records, payload } = stores;
  const index = list.indexOf(seq);
  const lowest = Math.max(list.first, index - ROW_CONTEXT_RECORDS);
  let found: Uint8Array = NOTHING;
  for (let i = index - 1; i >= lowest && found.length < ROW_CONTEXT_BYTES; i -= 1) {
    const earlier = list.seqAt(i);
    if (records.kind(earlier) !== records.kind(seq)) continue;
    const length = records.length(earlier);
    const wanted = Math.min(length, ROW_CONTEXT_BYTES - found.length);
    found = join(payload.read(records.position(earlier) + length - wanted, wanted), found);
  }
  return found;
}

/** Bytes of the same stream just after the preview of record `seq`: first those of the record itself. */
function bytesAfter(stores: RecordStores, list: RowList | undefined, seq: number): Uint8Array {
  const { records, payload } = stores;
  const hidden = records.length(seq) - ROW_PREVIEW_BYTES;
  let found: Uint8Array = NOTHING;
  if (hidden > 0) {
    found = payload.read(records.position(seq) + ROW_PREVIEW_BYTES, Math.min(hidden, ROW_CONTEXT_BYTES));
  }
  if (list === undefined || found.length === ROW_CONTEXT_BYTES) return found;
  const index = list.indexOf(seq);
  const highest = Math.min(list.total - 1, index + ROW_CONTEXT_RECORDS);
  for (let i = index + 1; i <= highest && found.length < ROW_CONTEXT_BYTES; i += 1) {
    const later = list.seqAt(i);
    if (records.kind(later) !== records.kind(seq)) continue;
    const wanted = Math.min(records.length(later), ROW_CONTEXT_BYTES - found.length);
    found = join(found, payload.read(records.position(later), wanted));
  }
  return found;
}

function join(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length === 0) return right;
  const joined = new Uint8Array(left.length + right.length);
  joined.set(left);
  joined.set(right, left.length);
  return joined;
}
