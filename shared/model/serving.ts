import { z } from 'zod';
import { ALLOW_MAX_ENTRIES, DELAY_MAX_MS, MAX_CONNECTIONS, RETRY_MAX_ATTEMPTS } from '../limits';
import { hostText, portNumber } from './address';
import { message } from './message';

/** Whom a server lets in, and for how long. */
export const access = z.strictObject({
  /** Addresses and networks of peers, such as `127.0.0.1` or `10.0.0.0/8`; empty lets everyone in. */
  allow: z.array(hostText).max(ALLOW_MAX_ENTRIES),
  /** Most connections at a time; `null` for `limits.MAX_CONNECTIONS`. */
  connections: z.int().min(1).max(MAX_CONNECTIONS).nullable(),
  /** A connection on which nothing passed for so long, in ms, is closed; `null`: never. */
  idleMs: z.int().min(1).max(DELAY_MAX_MS).nullable(),
  /** Sent to everyone who connects. */
  greeting: message.nullable(),
});
export type Access = Readonly<z.infer<typeof access>>;

/** How a client connects. */
export const dialing = z.strictObject({
  /** The address and port of this computer to connect from; `null` lets the system choose. */
  localHost: hostText.nullable(),
  localPort: portNumber.min(1).nullable(),
  /** Connects again after a failure or an end that was not asked for: waits `firstMs`, then twice as long each time up to `mostMs`. */
  retry: z
    .strictObject({
      firstMs: z.int().min(10).max(DELAY_MAX_MS),
      mostMs: z.int().min(10).max(DELAY_MAX_MS),
      /** How often it tries before it gives up; `null`: until it is told to stop. */
      attempts: z.int().min(1).max(RETRY_MAX_ATTEMPTS).nullable(),
    })
    .nullable(),
});
export type Dialing = Readonly<z.infer<typeof dialing>>;
