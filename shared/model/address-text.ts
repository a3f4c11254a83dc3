import type { Address } from './address';

/** `127.0.0.1:8888`, `localhost:80` or `[::1]:8888`: as RFC 3986 §3.2.2 writes it. */
export function formatAddress(at: Address): string {
  return at.host.includes(':') ? `[${at.host}]:${at.port}` : `${at.host}:${at.port}`;
}

/** True where only programs on this computer can reach the address (127/8, ::1, localhost). */
export function isLoopback(host: string): boolean {
  return /^127\.\d+\.\d+\.\d+$/.test(host) || host === '::1' || host.toLowerCase() === 'localhost';
}
