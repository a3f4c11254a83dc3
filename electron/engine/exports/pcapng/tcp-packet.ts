import { addWords, checksumOf, pseudoHeaderSum } from './checksum';
import type { IpBytes } from './ip-address';

/** The flags of a TCP header (RFC 9293 §3.1). */
export const flag = { fin: 0x01, syn: 0x02, reset: 0x04, push: 0x08, ack: 0x10 } as const;

const TCP = 6;
const HOP_LIMIT = 64;
const IPV4_HEADER_BYTES = 20;
const IPV6_HEADER_BYTES = 40;
const TCP_HEADER_BYTES = 20;
const DONT_FRAGMENT = 0x4000;

/** The most payload that fits into one packet of either version: an IPv4 packet has at most 65,535 bytes, headers included. */
export const MAX_PAYLOAD_BYTES = 0xffff - IPV4_HEADER_BYTES - TCP_HEADER_BYTES;

/** A full window, and the largest scale that RFC 7323 §2.3 allows: 1 GiB, so that no window ever seems to be full. */
const WINDOW = 0xffff;
/** Options of a SYN: the largest segment (RFC 9293 §3.7.1), then, behind a filler, the window scale. */
const SYN_OPTIONS = Uint8Array.of(2, 4, MAX_PAYLOAD_BYTES >> 8, MAX_PAYLOAD_BYTES & 0xff, 1, 3, 3, 14);

/** One end of a flow as its packets name it. */
export interface PacketEnd {
  readonly address: IpBytes;
  readonly port: number;
}

/** A TCP segment without its addresses. */
export interface Segment {
  readonly seq: number;
  readonly ack: number;
  /** A sum of {@link flag}. A segment with SYN also carries its options. */
  readonly flags: number;
  readonly payload: Uint8Array;
}

/** The packet of a segment, IP header first, with right lengths and checksums. Both ends must have one address family. */
export function tcpPacket(from: PacketEnd, to: PacketEnd, segment: Segment): Uint8Array {
  const options = (segment.flags & flag.syn) === 0 ? 0 : SYN_OPTIONS.length;
  const tcpBytes = TCP_HEADER_BYTES + options + segment.payload.length;
  const ipBytes = from.address.length === 4 ? IPV4_HEADER_BYTES : IPV6_HEADER_BYTES;
  const packet = Buffer.alloc(ipBytes + tcpBytes);
  if (from.address.length === 4) writeIpv4Header(packet, from.address, to.address);
  else writeIpv6Header(packet, from.address, to.address, tcpBytes);
  packet.writeUInt16BE(from.port, ipBytes);
  packet.writeUInt16BE(to.port, ipBytes + 2);
  packet.writeUInt32BE(segment.seq, ipBytes + 4);
  packet.writeUInt32BE(segment.ack, ipBytes + 8);
  packet[ipBytes + 12] = ((TCP_HEADER_BYTES + options) / 4) << 4;
  packet[ipBytes + 13] = segment.flags;
  packet.writeUInt16BE(WINDOW, ipBytes + 14);
  if (options > 0) packet.set(SYN_OPTIONS, ipBytes + TCP_HEADER_BYTES);
  packet.set(segment.payload, ipBytes + TCP_HEADER_BYTES + options);
  const pseudo = pseudoHeaderSum(from.address, to.address, tcpBytes);
  packet.writeUInt16BE(checksumOf(addWords(packet, ipBytes, packet.length, pseudo)), ipBytes + 16);
  return packet;
}

/** RFC 791 §3.1 */
function writeIpv4Header(packet: Buffer, from: IpBytes, to: IpBytes): void {
  packet[0] = 0x45;
  packet.writeUInt16BE(packet.length, 2);
  packet.writeUInt16BE(DONT_FRAGMENT, 6);
  packet[8] = HOP_LIMIT;
  packet[9] = TCP;
  packet.set(from, 12);
  packet.set(to, 16);
  packet.writeUInt16BE(checksumOf(addWords(packet, 0, IPV4_HEADER_BYTES)), 10);
}

/** RFC 8200 §3 */
function writeIpv6Header(packet: Buffer, from: IpBytes, to: IpBytes, tcpBytes: number): void {
  packet[0] = 0x60;
  packet.writeUInt16BE(tcpBytes, 4);
  packet[6] = TCP;
  packet[7] = HOP_LIMIT;
  packet.set(from, 8);
  packet.set(to, 24);
}
