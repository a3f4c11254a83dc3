import { z } from 'zod';
import { MAX_HOST_LENGTH, MAX_PORT } from '../limits';

/** What a user may name as a host: an IPv4 or IPv6 literal or a name. Whether it is well formed is `parseHost`'s to say. */
export const hostText = z.string().min(1).max(MAX_HOST_LENGTH);

/** A TCP port; 0 asks the system for a free one. */
export const portNumber = z.int().min(0).max(MAX_PORT);

/** One end of a TCP connection or a listening socket. `host` is an address literal without brackets once a socket has it. */
export const address = z.strictObject({ host: hostText, port: portNumber });
export type Address = Readonly<z.infer<typeof address>>;

/** `127.0.0.1:8888`, `localhost:80` or `[::1]:8888`: as RFC 3986 §3.2.2 writes it. */
export function formatAddress(at: Address): string {
  return at.host.includes(':') ? `[${at.host}]:${at.port}` : `${at.host}:${at.port}`;
}

/** True where only programs on this computer can reach the address (127/8, ::1, localhost). */
export function isLoopback(host: string): boolean {
  return /^127\.\d+\.\d+\.\d+$/.test(host) || host === '::1' || host.toLowerCase() === 'localhost';
}
