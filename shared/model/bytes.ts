import { z } from 'zod';

/** Raw bytes: a `Uint8Array` on both transports (structured clone, MessagePack `bin`). Node's `Buffer` is one. */
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'must be bytes');
