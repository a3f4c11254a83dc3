import { expect, it } from 'vitest';
import { addWords, checksumOf, pseudoHeaderSum } from './checksum';
import { ipBytes } from './ip-address';
import { flag, MAX_PAYLOAD_BYTES, tcpPacket } from './tcp-packet';

it.each([
  ['10.0.0.1', '10.0.0.2', 20],
  ['fd00::1', 'fd00::2', 40],
])('has checksums that add up to nothing: %s', (from, to, header) => {
  const [source, destination] = [ipBytes(from)!, ipBytes(to)!];
  for (const length of [0, 1, 2, 777, MAX_PAYLOAD_BYTES]) {
    const segment = { seq: 0xffff_ffff, ack: 1, flags: flag.ack, payload: new Uint8Array(length).fill(0xa7) };
    const packet = tcpPacket({ address: source, port: 1 }, { address: destination, port: 2 }, segment);
    expect(packet.length).toBe(header + 20 + length);
    const pseudo = pseudoHeaderSum(source, destination, packet.length - header);
    expect(checksumOf(addWords(packet, header, packet.length, pseudo))).toBe(0);
    if (header === 20) expect(checksumOf(addWords(packet, 0, 20))).toBe(0);
  }
});
