/** Bytes that are looked at one by one: a call of the system's search costs as much as that. */
const NEAR = 64;
// A Buffer's own `indexOf` is many times slower to call.
const { indexOf } = Uint8Array.prototype;

/** Where a byte is for the first time from a place on; -1 when it is nowhere. Fast where it is near, and where it is far. */
export function indexOfByte(bytes: Uint8Array, byte: number, from: number): number {
  const near = Math.min(bytes.length, from + NEAR);
  for (let at = from; at < near; at += 1) if (bytes[at] === byte) return at;
  return near === bytes.length ? -1 : indexOf.call(bytes, byte, near);
}
