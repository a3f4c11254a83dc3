import { z } from 'zod';
import { MAX_HOST_LENGTH, MAX_PORT } from '../limits';

export { formatAddress, isLoopback } from './address-text';

/** What a user may name as a host: an IPv4 or IPv6 literal or a name. Whether it is well formed is `parseHost`'s to say. */
export const hostText = z.string().min(1).max(MAX_HOST_LENGTH);

/** A TCP port; 0 asks the system for a free one. */
export const portNumber = z.int().min(0).max(MAX_PORT);

/** One end of a TCP connection or a listening socket. `host` is an address literal without brackets once a socket has it. */
export const address = z.strictObject({ host: hostText, port: portNumber });
export type Address = Readonly<z.infer<typeof address>>;
