import type { FrameFault } from '../model/framing';

/**
 * The next frame of a stream: the `length` bytes behind those of the frames before it. Frames follow each other without a gap, so
 * that no byte is ever hidden. Content is bytes `0 … length - 1 - stripped` of it.
 */
export interface Cut {
  readonly length: number;
  /** Bytes at its end that its content leaves out. */
  readonly stripped: number;
  readonly fault: FrameFault | null;
}

/**
 * Cuts the bytes of one direction of one connection, as they come. Whatever the chunks are, the cuts are the same (except for
 * framings by time, and frames whose fault is `lost`, which are the chunks). Keeps a few bytes of state, never payload.
 */
export interface Framer {
  /** Takes the next bytes, which were read at `at` (µs); returns the frames that end within them or ahead of them. */
  push(bytes: Uint8Array, at: number): readonly Cut[];
  /** Time has come to `now` (µs) and nothing was read: returns the frame that this ends, if any. */
  pass(now: number): readonly Cut[];
  /** The stream ended: what was pending is cut off. */
  end(): readonly Cut[];
  /** Bytes that wait for the end of their frame. */
  readonly pending: number;
}
