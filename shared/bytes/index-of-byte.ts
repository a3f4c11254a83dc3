/** Bytes that are looked at one by one: a call of the system's search costs as much as that. */
const NEAR = 64;
// A Buffer's own `indexOf` is many times slower to call.
const { indexOf } = Uint8Array.prototype;

/** Where a byte is for the first time from a place on; -1 when it is nowhere. Fast where it is near, and where it is far. */
export function indexOfByte(bytes: Uint8Array, byte: number, from: number): number {
  const near = Math.min(bytes.length, from + NEAR);
  let at = from;
  // Four at a time: V8's loops cost more than what is done in them.
  for (; at + 4 <= near; at += 4) {
    if (bytes[at] === byte) return at;
    if (bytes[at + 1] === byte) return at + 1;
    if (bytes[at + 2] === byte) return at + 2;
    if (bytes[at + 3] === byte) return at + 3;
  }
  for (; at < near; at += 1) if (bytes[at] === byte) return at;
  return near === bytes.length ? -1 : indexOf.call(bytes, byte, near);
}
