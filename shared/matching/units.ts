/** Characters that `String.fromCharCode` is given at once: more could exceed the engine's limit on arguments. */
const PIECE = 8_192;

/** A string of UTF-16 units; of bytes, with one character of the same number for each. */
export function stringOf(units: Uint8Array | Uint16Array): string {
  if (units.length <= PIECE) return piece(units);
  let text = '';
  for (let at = 0; at < units.length; at += PIECE) text += piece(units.subarray(at, at + PIECE));
  return text;
}

/** Spreading into arguments would step through an iterator, which takes many times as long. */
function piece(units: Uint8Array | Uint16Array): string {
  return String.fromCharCode.apply(null, units as unknown as number[]);
}
