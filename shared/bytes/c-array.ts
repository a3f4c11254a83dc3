import { byteToHex } from './hexdump';

/** Bytes of one line: 12 entries of 6 characters fit in 80 columns with the indent. */
const PER_LINE = 12;

/** Bytes as an array of C (and C++), ready to be pasted: `unsigned char data[2] = {0x48, 0x69};` over several lines. */
export function toCArray(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += PER_LINE) {
    const line = Array.from(bytes.subarray(at, at + PER_LINE), (byte) => `0x${byteToHex(byte)}`);
    lines.push(`  ${line.join(', ')},`);
  }
  return [`unsigned char data[${bytes.length}] = {`, ...lines, '};'].join('\n');
}
