/** Bytes of an address: 4 (IPv4) or 16 (IPv6). */
export type IpBytes = Uint8Array;

const MAPPED_PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];
/** 198.18.0.0/15 is kept for tests and never on the Internet (RFC 2544); 2001:db8::/32 for documents (RFC 3849). */
const TEST_NET = [198, 18];
const DOCUMENTATION = [0x20, 0x01, 0x0d, 0xb8];

/**
 * The bytes of an address literal as sockets name them; `null` for what is none. A zone (`fe80::1%eth0`) is no part of the
 * address on the wire, and an IPv4-mapped address (`::ffff:127.0.0.1`, RFC 4291 §2.5.5.2) travels as IPv4.
 */
export function ipBytes(literal: string): IpBytes | null {
  const bytes = literal.includes(':') ? ipv6Bytes(literal.split('%')[0] ?? '') : ipv4Bytes(literal);
  if (bytes?.length !== 16 || !MAPPED_PREFIX.every((byte, i) => bytes[i] === byte)) return bytes;
  return bytes.subarray(MAPPED_PREFIX.length);
}

/** The `n`th address that stands for another one, of the same family: never one of a real connection. */
export function standIn(family: 4 | 6, n: number): IpBytes {
  if (family === 4) return Uint8Array.from([...TEST_NET, (n >> 8) & 0xff, n & 0xff]);
  const bytes = new Uint8Array(16);
  bytes.set(DOCUMENTATION);
  bytes.set([(n >> 8) & 0xff, n & 0xff], 14);
  return bytes;
}

/** An address in words: `127.0.0.1`, or an IPv6 address with all of its groups, `2001:db8:0:0:0:0:0:1`. */
export function ipText(bytes: IpBytes): string {
  if (bytes.length === 4) return bytes.join('.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: 8 }, (_, group) => view.getUint16(group * 2).toString(16)).join(':');
}

function ipv4Bytes(literal: string): IpBytes | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(literal)?.slice(1).map(Number);
  return parts?.every((part) => part <= 255) === true ? Uint8Array.from(parts) : null;
}

/** RFC 4291 §2.2: groups of hex digits, at most one `::`, and an IPv4 address in place of the last two groups. */
function ipv6Bytes(literal: string): IpBytes | null {
  const halves = literal.split('::').map(groupsOf);
  const [left, right] = halves;
  if (left === undefined || halves.length > 2 || halves.includes(null)) return null;
  const missing = 16 - (left?.length ?? 0) - (right?.length ?? 0);
  if (right === undefined ? missing !== 0 : missing < 2) return null;
  return Uint8Array.from([...(left ?? []), ...new Array<number>(missing).fill(0), ...(right ?? [])]);
}

function groupsOf(text: string): number[] | null {
  if (text === '') return [];
  const bytes: number[] = [];
  for (const group of text.split(':')) {
    const v4 = ipv4Bytes(group);
    if (v4 !== null) bytes.push(...v4);
    else if (/^[0-9a-f]{1,4}$/i.test(group)) bytes.push(parseInt(group, 16) >> 8, parseInt(group, 16) & 0xff);
    else return null;
  }
  return bytes;
}
