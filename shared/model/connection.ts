import { z } from 'zod';
import { address } from './address';
import { connectionId, endpointId } from './ids';

export { canSend, isLive } from './connection-life';

/**
 * Where a connection is in its life, in the words of RFC 9293 §3.3.2 as a socket's user sees them.
 * `local-finished`: we sent FIN and still read. `peer-finished`: the peer sent FIN and we may still write.
 */
export const connectionState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open') }),
  z.strictObject({ kind: z.literal('local-finished') }),
  z.strictObject({ kind: z.literal('peer-finished') }),
  z.strictObject({ kind: z.literal('closing') }),
  z.strictObject({ kind: z.literal('closed') }),
  z.strictObject({ kind: z.literal('reset'), by: z.enum(['local', 'peer']) }),
  z.strictObject({ kind: z.literal('failed') }),
]);
export type ConnectionState = Readonly<z.infer<typeof connectionState>>;

/** One TCP connection as the connection list shows it. Times in µs since the Unix epoch, sizes in bytes. */
export const connection = z.strictObject({
  id: connectionId,
  endpoint: endpointId,
  local: address,
  remote: address,
  state: connectionState,
  bytesIn: z.int().min(0),
  bytesOut: z.int().min(0),
  /** Bytes accepted from the sender that the kernel has not taken yet. */
  queued: z.int().min(0),
  /** True while we do not read from this peer because its replies are queued (back-pressure). */
  paused: z.boolean(),
  openedAt: z.int(),
  closedAt: z.int().nullable(),
});
export type Connection = Readonly<z.infer<typeof connection>>;
