import type { Outcome } from '../../../shared/errors';
import type { CapturedEndpoint, CaptureId, CaptureState } from '../../../shared/model/capture';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Notice } from '../../../shared/model/notice';
import type { Framing } from '../../../shared/model/framing';
import type { Row } from '../../../shared/model/row';
import type { FramePlace } from '../framing/facts';

/** Where and when a record was made. `at` in µs since the Unix epoch (see `clock.ts`). A capture reads it and does not keep it. */
export interface Origin {
  readonly at: number;
  readonly endpoint: EndpointId;
  readonly connection: ConnectionId | null;
}

type EventRow = Exclude<Row, { kind: 'in' | 'out' | 'damaged' }>;
type DetailsOf<T> = T extends unknown ? Omit<T, 'seq' | 'at' | 'endpoint' | 'connection'> : never;
/** A lifecycle event without its place in the capture: `{ kind: 'opened', local, remote }`, `{ kind: 'reset', by }`, … */
export type LifecycleEvent = DetailsOf<EventRow>;

/** Which rows a view shows: all of a capture, of one endpoint, or of one connection. */
export interface View {
  readonly endpoint: EndpointId | null;
  readonly connection: ConnectionId | null;
}

/**
 * Rows in rising order of their records, by index. Indexes count every row there ever was: rows `first … total - 1` are
 * held. An index stays true until `epoch` changes.
 */
export interface RowSource {
  readonly first: number;
  readonly total: number;
  readonly epoch: number;
  /** Sequence numbers of the held rows among `count` from index `from` on. */
  seqs(from: number, count: number): number[];
  /** Index of the first held row whose record is `seq` or later; `total` when there is none. */
  indexFrom(seq: number): number;
}

/** Where a capture's files are and how far they are complete: what a thread needs to read them. */
export interface FlushedExtent {
  /** Folder of the capture (`docs/capture-format.md`). */
  readonly folder: string;
  /** Records `first … next - 1` are whole on disk. */
  readonly first: number;
  readonly next: number;
  /** False once no record can join any more. */
  readonly growing: boolean;
  /** Of a framed view: all that was captured before this time (µs) is among those records. Left out while nobody knows. */
  readonly passed?: number;
}

/** How a capture is cut whose rows are frames. */
export interface Framed {
  readonly framing: Framing;
  /** The capture that it is a view of. Extents are of its records. */
  readonly of: RecordCapture;
  /** Where the bytes of a row are; `null` for one that is a record itself, or is not held. */
  place(seq: number): FramePlace | null;
}

/** A capture as it is read: that of this run, an opened one, or a framed view of one. */
export interface ReadableCapture {
  readonly id: CaptureId;
  /** Of a framed view, whose rows are frames: their identities are no records'. */
  readonly framed?: Framed;
  /** Rows of a view; without any, an empty source. */
  source(view: View): RowSource;
  /** Rows of records, in the order asked for; records that are not held are left out. */
  read(seqs: readonly number[]): Promise<Row[]>;
  /** Bytes of one chunk record; `not_found`, `record_dropped` or `record_damaged` when they cannot be had. */
  bytes(seq: number, offset: number, length: number): Promise<Outcome<{ bytes: Uint8Array; total: number }>>;
  /** The first held record at or after a time (µs), or the last held one when all are earlier; `null` when none is held. */
  seqAt(at: number): Promise<number | null>;
  /** The endpoints that its records may be of, by the names they had last. */
  endpoints(): readonly CapturedEndpoint[];
  extent(): FlushedExtent;
  /** Calls back after records were flushed or dropped, until the returned function is called. */
  onExtent(listener: () => void): () => void;
}

/** Which part of a stream is meant: `length` bytes from byte `start` of chunk record `seq` on, or of what follows that. */
export interface StretchPlace {
  readonly seq: number;
  readonly start: number;
  readonly length: number;
  /** Bytes within which is told where chunks begin: more than `length` perhaps. */
  readonly reach: number;
}

/** A part of a stream. `cuts`: the offsets in it at which another chunk begins, the first `limits.FRAME_MAX_CUTS` of them. */
export interface Stretch {
  readonly bytes: Uint8Array;
  readonly cuts: readonly number[];
}

/** A capture whose rows are its records. */
export interface RecordCapture extends ReadableCapture {
  /** Bytes of one direction of a connection, whatever chunks they are in; fewer where it is held no further. Fails as `bytes` does. */
  stretch(place: StretchPlace): Promise<Outcome<Stretch>>;
}

/** The append-only sequence of all records of this run, in arrival order. */
export interface Capture extends RecordCapture {
  /**
   * Appends a chunk exactly as it was read or written. The bytes are copied, or, when they were just appended as the same
   * object (an echo), stored once. While the capture is suspended they are counted and not stored.
   */
  appendChunk(kind: 'in' | 'out', origin: Origin, bytes: Uint8Array): void;
  appendEvent(origin: Origin, event: LifecycleEvent): void;
  /** Names the endpoints that exist now, for whoever opens the capture later. Those named before stay in it. */
  describe(endpoints: readonly CapturedEndpoint[]): void;
  /** The figures that a notice carries. */
  status(): Notice['rows'];
  state(): CaptureState;
  /** True while the disk is behind: no socket may be read or written. */
  readonly stalled: boolean;
  /** Calls back when `stalled` changed, or the state did, until the returned function is called. */
  onState(listener: () => void): () => void;
  /** Deletes all records so far, on disk too. Sequence numbers go on. */
  discard(): Promise<void>;
  /** Sets how many bytes of disk it may take. */
  limit(maxBytes: number): void;
  /** Its name among all captures, its bytes on disk and the most it may take, and how far its time stamps may be off (µs). */
  facts(): {
    readonly name: string;
    readonly bytes: number;
    readonly maxBytes: number;
    readonly stampErrorUs: number;
  };
  /** Writes what waits and closes the files in order, in bounded time. Appending afterwards does nothing. */
  close(): Promise<void>;
}
