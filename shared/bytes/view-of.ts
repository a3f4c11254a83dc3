/** Bytes `start … end - 1`, not copied; of all bytes the same object, which costs less to make and is known again when it is sent back. */
export function viewOf(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return start === 0 && end === bytes.length ? bytes : bytes.subarray(start, end);
}
