import { z } from 'zod';
import { FRAME_MAX_BYTES, FRAME_MAX_IDLE_MS, PATTERN_MAX_LENGTH } from '../limits';

const most = z.int().min(1).max(FRAME_MAX_BYTES);

/** How the bytes of one direction of a connection are cut into messages. A view: the chunks stay as they are. */
export const framing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** A frame ends with the delimiter: text with escapes in UTF-8, or hex. `keep`: it is shown as a part of the frame. */
  z.strictObject({
    kind: z.literal('delimiter'),
    mode: z.enum(['text', 'hex']),
    delimiter: z.string().min(1).max(PATTERN_MAX_LENGTH),
    keep: z.boolean(),
    /** Most bytes of a frame; one that has not ended by then is cut there, and marked. */
    most,
  }),
  z.strictObject({ kind: z.literal('fixed'), length: most }),
  /** `offset`: bytes ahead of the length field. `counts`: whether its number is that of the bytes behind it, or of the whole frame. */
  z.strictObject({
    kind: z.literal('length'),
    width: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(8)]),
    order: z.enum(['big', 'little']),
    offset: z.int().min(0).max(1_024),
    counts: z.enum(['rest', 'all']),
    most,
  }),
  /** A frame ends when nothing came for so long, in ms. */
  z.strictObject({ kind: z.literal('idle'), ms: z.int().min(1).max(FRAME_MAX_IDLE_MS), most }),
]);
export type Framing = Readonly<z.infer<typeof framing>>;
export type FramingKind = Framing['kind'];

/**
 * Why a frame is not a whole one. `too-long`: it was cut at the most bytes that a frame may have. `cut-off`: its stream ended first.
 * `lost`: a length before it made no sense, so nobody can tell where frames begin; each read is then shown as it was.
 */
export const frameFault = z.enum(['too-long', 'cut-off', 'lost']);
export type FrameFault = z.infer<typeof frameFault>;

/** Where a frame's bytes came from. Its row has the identity, `seq`, of the view that it belongs to, not of a record. */
export const frameFacts = z.strictObject({
  /** The chunk record with its first byte, and where in it; the one with its last byte, and where in it that is over. */
  first: z.int().min(0),
  start: z.int().min(0),
  last: z.int().min(0),
  end: z.int().min(0),
  /** Chunks that hold a part of it, and the offsets in the frame's row at which a new one begins: the first of them. */
  chunks: z.int().min(1),
  cuts: z.array(z.int().min(0)),
  /** Bytes that belong to the frame and that its row leaves out, as a stripped delimiter. */
  stripped: z.int().min(0),
  fault: frameFault.nullable(),
});
export type FrameFacts = Readonly<z.infer<typeof frameFacts>>;
