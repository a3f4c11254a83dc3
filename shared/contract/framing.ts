import { z } from 'zod';
import { parleyError } from '../errors';
import { captureId } from '../model/capture';
import { framing } from '../model/framing';
import { nothing, view } from './parts';

/** How far a framed view has come. */
const framedState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('framing') }),
  z.strictObject({ kind: z.literal('live') }),
  z.strictObject({ kind: z.literal('complete') }),
  z.strictObject({ kind: z.literal('failed'), error: parleyError }),
]);

/** Frames: the same bytes, cut another way. */
export const framingContract = {
  /**
   * Cuts the bytes of a view into frames. What comes is a capture of its own, read with `rows.window`, `rows.bytes`,
   * `rows.locate`, `filter.open` and `export.start` under the number given here (endpoint and connection as in this
   * request), whose rows are frames, between the events of the view. It lives until it is closed, or its subscriber is gone.
   */
  'framing.open': {
    params: z.strictObject({ ...view, framing }),
    result: z.strictObject({ capture: captureId }),
  },
  'framing.status': {
    params: z.strictObject({ capture: captureId }),
    result: z.strictObject({
      state: framedState,
      /** Records looked at of those there are, frames found, and how many of them have a fault. */
      framed: z.int().min(0),
      of: z.int().min(0),
      frames: z.int().min(0),
      faults: z.int().min(0),
      /** Bytes that wait for the end of their frame, and of how many streams. */
      pendingBytes: z.int().min(0),
      pendingStreams: z.int().min(0),
    }),
  },
  /** The frames that a chunk record holds a part of, in order, at most `limits.FRAMES_OF_CHUNK` of them. */
  'framing.of': {
    params: z.strictObject({ capture: captureId, record: z.int().min(0) }),
    result: z.strictObject({
      frames: z.array(
        z.strictObject({
          /** The frame's row, and the part `start … end - 1` of the chunk's bytes that belongs to it. */
          seq: z.int().min(0),
          start: z.int().min(0),
          end: z.int().min(0),
        }),
      ),
    }),
  },
  'framing.close': { params: z.strictObject({ capture: captureId }), result: nothing },
} as const;
