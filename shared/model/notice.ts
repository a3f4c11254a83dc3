import { z } from 'zod';

/**
 * The one thing that is pushed: "something changed". Its size is the same whatever the rate. What changed is pulled.
 * `revision` grows with each notice to a subscriber and is what `notice.ack` names; the next notice waits for it.
 */
export const notice = z.strictObject({
  revision: z.int().min(1),
  /** Grows when any endpoint changed: pull `workbench.snapshot`. */
  endpoints: z.int().min(0),
  /** Grows when any connection changed: pull `connections.window` for the lists on screen. */
  connections: z.int().min(0),
  /** Grows when a filter, an export, a recording or the list of captures has news: ask for those on screen. */
  tasks: z.int().min(0),
  /** The capture of this run: sequence number of the next record, the first one still held, bytes on disk, records dropped. */
  rows: z.strictObject({
    next: z.int().min(0),
    first: z.int().min(0),
    bytes: z.int().min(0),
    dropped: z.int().min(0),
    /** `captures.list` has the details. */
    state: z.enum(['capturing', 'stalled', 'suspended']),
  }),
});
export type Notice = Readonly<z.infer<typeof notice>>;
