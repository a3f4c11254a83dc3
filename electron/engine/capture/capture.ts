import type { Outcome } from '../../../shared/errors';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Notice } from '../../../shared/model/notice';
import type { EventRow, Row } from '../../../shared/model/row';

/** Where and when a record was made. `at` in µs since the Unix epoch (see `clock.ts`). A capture reads it and does not keep it. */
export interface Origin {
  readonly at: number;
  readonly endpoint: EndpointId;
  readonly connection: ConnectionId | null;
}

type DetailsOf<T> = T extends unknown ? Omit<T, 'seq' | 'at' | 'endpoint' | 'connection'> : never;
/** A lifecycle event without its place in the capture: `{ kind: 'opened', local, remote }`, `{ kind: 'reset', by }`, … */
export type LifecycleEvent = DetailsOf<EventRow>;

/** Which rows a view shows: all of an endpoint, or those of one of its connections. */
export interface View {
  readonly endpoint: EndpointId;
  readonly connection: ConnectionId | null;
}

/** Rows of a view; indexes count every row the view ever had, `first` is the oldest one still held. */
export interface RowWindow {
  readonly first: number;
  readonly total: number;
  readonly rows: Row[];
}

/** The append-only sequence of all records of a run, in arrival order. Everything behind this interface may move to disk. */
export interface Capture {
  /**
   * Appends a chunk exactly as it was read or written, and returns its sequence number. The bytes may be kept by
   * reference: the caller must not change them afterwards. Bytes that were just appended and are appended again as the
   * same object (an echo) are stored once.
   */
  appendChunk(kind: 'in' | 'out', origin: Origin, bytes: Uint8Array): number;
  /** Appends a lifecycle event and returns its sequence number. */
  appendEvent(origin: Origin, event: LifecycleEvent): number;
  /** At most `count` rows of a view from index `from` on. */
  window(view: View, from: number, count: number): RowWindow;
  /** Bytes of one chunk record; `not_found` or `record_dropped` when there is none (any more). */
  bytes(seq: number, offset: number, length: number): Outcome<{ bytes: Uint8Array; total: number }>;
  /** The figures that a notice carries. */
  status(): Notice['rows'];
}
