import type { FlushedExtent } from '../capture/capture';

/** What a framing thread is told: the capture has come so far. */
export interface ToFrame {
  readonly extent: FlushedExtent;
}

/** What a framing thread tells. Given to another thread without a copy. */
export interface FromFrame {
  /** All records before it were looked at. */
  readonly position: number;
  /** Rows that were found since, as of a `FactList`. */
  readonly rows: Uint32Array<ArrayBuffer>;
  /** Bytes that wait for the end of their frame, and of how many streams. */
  readonly pendingBytes: number;
  readonly pendingStreams: number;
  /** When the first of the pauses is over that would end a frame (µs); `null`: none is waited for. */
  readonly waitsUntil: number | null;
}
