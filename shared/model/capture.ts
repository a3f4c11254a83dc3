import { z } from 'zod';
import { parleyError } from '../errors';
import { MAX_ID, MAX_NAME_LENGTH } from '../limits';
import { endpointId } from './ids';

export { LIVE_CAPTURE } from './live-capture';

/** Number of a capture that can be read now: 0 is the one that this run writes, others were opened to be read only. */
export const captureId = z.int().min(0).max(MAX_ID).brand<'CaptureId'>();
export type CaptureId = z.infer<typeof captureId>;

/** Name of a capture's folder inside of the folder of all captures: made by Parley, never a path. */
export const captureName = z
  .string()
  .regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,79}$/, 'must be the name of a capture');

/** What the capture of this run is doing. Bytes and records are those that could not be captured since it was suspended. */
export const captureState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('capturing') }),
  /** The disk is behind: reading from and writing to all sockets waits for it, and nothing is lost. */
  z.strictObject({ kind: z.literal('stalled'), behind: z.int().min(0) }),
  /** The disk takes nothing: traffic goes on uncaptured until it does. */
  z.strictObject({
    kind: z.literal('suspended'),
    why: parleyError,
    since: z.int(),
    bytes: z.int().min(0),
    records: z.int().min(0),
  }),
]);
export type CaptureState = Readonly<z.infer<typeof captureState>>;

/** An endpoint as a capture names it. */
export const capturedEndpoint = z.strictObject({
  id: endpointId,
  kind: z.enum(['server', 'client']),
  name: z.string().max(MAX_NAME_LENGTH),
});
export type CapturedEndpoint = Readonly<z.infer<typeof capturedEndpoint>>;

/** A capture of an earlier run, as it lies on disk. */
export const savedCapture = z.strictObject({
  name: captureName,
  /** When its run began, in µs since the Unix epoch; `null` when its manifest cannot be read. */
  startedAt: z.int().nullable(),
  /** Bytes on disk. */
  bytes: z.int().min(0),
  /** `clean`: closed in order. `interrupted`: its program ended without closing it. `in-use`: another Parley writes it now. */
  ending: z.enum(['clean', 'interrupted', 'in-use']),
  /** Its number while it is open. */
  opened: captureId.nullable(),
});
export type SavedCapture = Readonly<z.infer<typeof savedCapture>>;

/** An opened capture of an earlier run: read only. Times in µs since the Unix epoch. */
export const openedCapture = z.strictObject({
  id: captureId,
  name: captureName,
  startedAt: z.int().nullable(),
  /** Records `first … next - 1` can be read; those before were dropped while it was written. */
  first: z.int().min(0),
  next: z.int().min(0),
  /** Records that cannot be shown because their part of the file is damaged. */
  damaged: z.int().min(0),
  endpoints: z.array(capturedEndpoint),
});
export type OpenedCapture = Readonly<z.infer<typeof openedCapture>>;
