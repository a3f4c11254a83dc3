import { z } from 'zod';

const count = z.int().min(0);

/** What passed on an endpoint or a connection. Times in µs, sizes in bytes. */
export const statistics = z.strictObject({
  bytesIn: count,
  bytesOut: count,
  recordsIn: count,
  recordsOut: count,
  queued: count,
  /** From a send to the next receive of the same connection; `null` while none was answered. Percentiles are within 2 %. */
  response: z.strictObject({ count, lastUs: count, medianUs: count, p95Us: count }).nullable(),
  /**
   * Bytes of each past second, oldest first: sample `from` is the first one given, and `next` the one that will come. Only of an
   * endpoint; of a connection there are none.
   */
  seconds: z.strictObject({
    from: count,
    next: count,
    bytesIn: z.array(count),
    bytesOut: z.array(count),
    recordsIn: z.array(count),
    recordsOut: z.array(count),
  }),
});
export type Statistics = Readonly<z.infer<typeof statistics>>;
