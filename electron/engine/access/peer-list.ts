import { fail, succeed, type Outcome } from '../../../shared/errors';
import { ipBytes, type IpBytes } from '../exports/pcapng/ip-address';

/** Who may connect. */
export interface PeerList {
  /** True for an address on the list; for every address when the list is empty. */
  allows(host: string): boolean;
}

/** An address with the number of its leading bits that count: all of them for a single address. */
interface Network {
  readonly bytes: IpBytes;
  readonly bits: number;
}

/** Bits ahead of the IPv4 address in an IPv4-mapped one (RFC 4291 §2.5.5.2). */
const MAPPED_BITS = 96;

/**
 * Makes a list of addresses and networks in CIDR notation (RFC 4632) ready. IPv4 and its IPv4-mapped form are the same. Entries that
 * are neither let nobody in: they are refused when they are set ({@link checkPeers}).
 */
export function parsePeers(entries: readonly string[]): PeerList {
  const networks = entries.map(networkOf);
  return {
    allows: (host) => {
      if (networks.length === 0) return true;
      const bytes = ipBytes(host);
      return bytes !== null && networks.some((network) => network !== null && holds(network, bytes));
    },
  };
}

/** Refuses a list with an entry that is neither an address nor a network: `invalid_peer`, with the entry. */
export function checkPeers(entries: readonly string[]): Outcome<Record<string, never>> {
  const text = entries.find((entry) => networkOf(entry) === null);
  return text === undefined ? succeed({}) : fail('invalid_peer', { text });
}

function networkOf(entry: string): Network | null {
  const [address, prefix, ...more] = entry.trim().split('/');
  const bytes = ipBytes(address ?? '');
  if (bytes === null || more.length > 0) return null;
  const all = bytes.length * 8;
  if (prefix === undefined) return { bytes, bits: all };
  if (!/^[0-9]{1,3}$/.test(prefix)) return null;
  const mapped = bytes.length === 4 && entry.includes(':');
  const bits = Number(prefix) - (mapped ? MAPPED_BITS : 0);
  return bits < 0 || bits > all ? null : { bytes, bits };
}

function holds({ bytes, bits }: Network, address: IpBytes): boolean {
  if (address.length !== bytes.length) return false;
  const whole = bits >> 3;
  for (let at = 0; at < whole; at += 1) if (address[at] !== bytes[at]) return false;
  const rest = bits & 7;
  return rest === 0 || ((address[whole] ?? 0) ^ (bytes[whole] ?? 0)) >> (8 - rest) === 0;
}
