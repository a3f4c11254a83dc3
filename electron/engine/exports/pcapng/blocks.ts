/** Link-layer type of packets that begin with an IPv4 or IPv6 header (https://www.tcpdump.org/linktypes.html, LINKTYPE_RAW). */
const LINKTYPE_RAW = 101;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const ENHANCED_PACKET = 6;
/** Type, length, and the length again at the end. */
const FRAME_BYTES = 12;
/** Interface, time in two halves, length captured and length on the wire. */
const PACKET_FIELDS_BYTES = 20;
const FLAGS_OPTION_BYTES = 8;
const END_OPTION_BYTES = 4;

const option = {
  end: 0,
  comment: 1,
  interfaceName: 2,
  packetFlags: 2,
  interfaceDescription: 3,
  application: 4,
  timeResolution: 9,
} as const;

/** Blocks of pcapng (draft-ietf-opsawg-pcapng), little-endian. Each function returns one whole block. */

/** The first block of a file: which program wrote it, and a comment on all of it. */
export function sectionHeader(application: string, comment: string): Uint8Array {
  const fields = Buffer.alloc(16);
  fields.writeUInt32LE(BYTE_ORDER_MAGIC, 0);
  fields.writeUInt16LE(1, 4);
  fields.writeUInt16LE(0, 6);
  // The length of the section is not known while it is written.
  fields.writeBigInt64LE(-1n, 8);
  return block(SECTION_HEADER, fields, [
    textOption(option.comment, comment),
    textOption(option.application, application),
  ]);
}

/** An interface, whose number is how many came before it in the file. Times of its packets are in µs. */
export function interfaceDescription(name: string, description: string): Uint8Array {
  const fields = Buffer.alloc(8);
  fields.writeUInt16LE(LINKTYPE_RAW, 0);
  return block(INTERFACE_DESCRIPTION, fields, [
    textOption(option.interfaceName, name),
    textOption(option.interfaceDescription, description),
    optionOf(option.timeResolution, Uint8Array.of(6)),
  ]);
}

/** What a packet is besides its bytes. `at` in µs since the Unix epoch. */
export interface PacketFacts {
  readonly interface: number;
  readonly at: number;
  /** True when it was received. */
  readonly inbound: boolean;
  readonly comment: string | null;
}

/** A packet with its time, direction and comment. Written in one piece, because an export makes millions of them. */
export function enhancedPacket(facts: PacketFacts, packet: Uint8Array): Uint8Array {
  const comment = facts.comment === null ? null : textOption(option.comment, facts.comment);
  const options = FLAGS_OPTION_BYTES + (comment?.length ?? 0) + END_OPTION_BYTES;
  const length = FRAME_BYTES + PACKET_FIELDS_BYTES + padded(packet.length) + options;
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(ENHANCED_PACKET, 0);
  bytes.writeUInt32LE(length, 4);
  bytes.writeUInt32LE(facts.interface, 8);
  bytes.writeUInt32LE(Math.floor(facts.at / 0x1_0000_0000), 12);
  bytes.writeUInt32LE(facts.at % 0x1_0000_0000, 16);
  bytes.writeUInt32LE(packet.length, 20);
  bytes.writeUInt32LE(packet.length, 24);
  bytes.set(packet, 28);
  const flags = 28 + padded(packet.length);
  bytes.writeUInt16LE(option.packetFlags, flags);
  bytes.writeUInt16LE(4, flags + 2);
  bytes.writeUInt32LE(facts.inbound ? 1 : 2, flags + 4);
  if (comment !== null) bytes.set(comment, flags + FLAGS_OPTION_BYTES);
  // The option that ends the list is four zeros.
  bytes.writeUInt32LE(length, length - 4);
  return bytes;
}

/** @param fields the fixed part and what follows it, a multiple of 4 bytes */
function block(type: number, fields: Uint8Array, options: readonly Uint8Array[]): Uint8Array {
  const all = [fields, ...options, optionOf(option.end, new Uint8Array())];
  const length = FRAME_BYTES + all.reduce((sum, part) => sum + part.length, 0);
  const bytes = Buffer.allocUnsafe(length);
  bytes.writeUInt32LE(type, 0);
  bytes.writeUInt32LE(length, 4);
  let at = 8;
  for (const part of all) {
    bytes.set(part, at);
    at += part.length;
  }
  bytes.writeUInt32LE(length, at);
  return bytes;
}

function textOption(code: number, text: string): Uint8Array {
  return optionOf(code, Buffer.from(text));
}

function optionOf(code: number, value: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(4 + padded(value.length));
  bytes.writeUInt16LE(code, 0);
  bytes.writeUInt16LE(value.length, 2);
  bytes.set(value, 4);
  return bytes;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
