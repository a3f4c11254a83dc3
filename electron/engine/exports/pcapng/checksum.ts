const TCP = 6;

/** The sum of big-endian 16-bit words (RFC 1071 §1), begun with `sum`; an odd last byte counts as the upper half of a word. */
export function addWords(bytes: Uint8Array, from: number, to: number, sum = 0): number {
  let total = sum;
  const even = to - ((to - from) & 1);
  for (let i = from; i < even; i += 2) total += ((bytes[i] as number) << 8) | (bytes[i + 1] as number);
  return even < to ? total + ((bytes[even] as number) << 8) : total;
}

/** The Internet checksum of a sum: carries added, complement taken. */
export function checksumOf(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded % 0x1_0000) + Math.floor(folded / 0x1_0000);
  return ~folded & 0xffff;
}

/** The sum of the pseudo-header that a TCP checksum begins with: IPv4 in RFC 9293 §3.1, IPv6 in RFC 8200 §8.1. */
export function pseudoHeaderSum(source: Uint8Array, destination: Uint8Array, length: number): number {
  const addresses = addWords(destination, 0, destination.length, addWords(source, 0, source.length));
  return addresses + TCP + length;
}
