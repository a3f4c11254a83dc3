import { z } from 'zod';
import { parleyError } from '../errors';

/** How rows are written to a file. `raw` holds the bytes of one direction and nothing else. */
export const exportFormat = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text') }),
  z.strictObject({ kind: z.literal('hexdump') }),
  z.strictObject({ kind: z.literal('jsonl') }),
  z.strictObject({ kind: z.literal('raw'), direction: z.enum(['in', 'out']) }),
  z.strictObject({ kind: z.literal('pcapng') }),
]);
export type ExportFormat = Readonly<z.infer<typeof exportFormat>>;

/** Number of an export. */
export const exportId = z.int().min(1).brand<'ExportId'>();
export type ExportId = z.infer<typeof exportId>;

/** How far an export has come: records looked at of those to look at, bytes written. */
export const exportState = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('running'),
    done: z.int().min(0),
    of: z.int().min(0),
    bytes: z.int().min(0),
  }),
  /** `file`: where it was written, for the user to read; `null` when the browser downloaded it. */
  z.strictObject({ kind: z.literal('done'), bytes: z.int().min(0), file: z.string().nullable() }),
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('failed'), error: parleyError }),
]);
export type ExportState = Readonly<z.infer<typeof exportState>>;

/** How an endpoint's traffic is saved while it passes. */
export const recordingFormat = z.enum(['text', 'jsonl']);
export type RecordingFormat = z.infer<typeof recordingFormat>;

/** A running recording. `file` is for the user to read; `rotateBytes`: the size at which the next file begins. */
export const recording = z.strictObject({
  format: recordingFormat,
  file: z.string(),
  rotateBytes: z.int().min(0).nullable(),
  /** Bytes written since it began, and how many files were begun. */
  bytes: z.int().min(0),
  files: z.int().min(1),
  /** Records that the capture dropped before they could be written; the file says where they are missing. */
  lost: z.int().min(0),
  /** Why it writes nothing now, or `null`. It goes on by itself, and leaves nothing out. */
  problem: parleyError.nullable(),
});
export type Recording = Readonly<z.infer<typeof recording>>;
