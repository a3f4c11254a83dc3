import { indexOfByte } from '../bytes/index-of-byte';

/** Finds the first place of some bytes, from index 0; -1 when they are nowhere. Makes no objects. */
export type ByteSearch = (input: Uint8Array) => number;

/**
 * A search for bytes that takes time in proportion to the input (Knuth, Morris and Pratt), and jumps to the next byte that
 * a match can begin with. Nothing is found at 0.
 */
export function searchFor(wanted: Uint8Array): ByteSearch {
  const first = wanted[0];
  if (first === undefined) return () => 0;
  const borders = bordersOf(wanted);
  return (input) => {
    let held = 0;
    for (let at = 0; at < input.length; at += 1) {
      if (held === 0) {
        at = indexOfByte(input, first, at);
        if (at < 0) return -1;
      }
      while (held > 0 && input[at] !== wanted[held]) held = borders[held - 1] ?? 0;
      if (input[at] === wanted[held]) held += 1;
      if (held === wanted.length) return at + 1 - held;
    }
    return -1;
  };
}

/** True when the input begins with these bytes. */
export function beginsWith(input: Uint8Array, wanted: Uint8Array): boolean {
  if (input.length < wanted.length) return false;
  for (let at = 0; at < wanted.length; at += 1) if (input[at] !== wanted[at]) return false;
  return true;
}

/** For each beginning of the bytes, the length of the longest shorter beginning that it ends with. */
function bordersOf(wanted: Uint8Array): Uint16Array {
  const borders = new Uint16Array(wanted.length);
  let held = 0;
  for (let at = 1; at < wanted.length; at += 1) {
    while (held > 0 && wanted[at] !== wanted[held]) held = borders[held - 1] ?? 0;
    if (wanted[at] === wanted[held]) held += 1;
    borders[at] = held;
  }
  return borders;
}
