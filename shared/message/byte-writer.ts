/** Bytes that are put together piece by piece. */
export interface ByteWriter {
  readonly length: number;
  push(byte: number): void;
  write(bytes: Uint8Array): void;
  /** A view of what was written from `start` to `end - 1`; good until the next write. */
  view(start: number, end: number): Uint8Array;
  /** A copy of all that was written. */
  bytes(): Uint8Array;
}

/** A writer whose space doubles when it is full. `capacity`: bytes that fit at first. */
export function createByteWriter(capacity = 64): ByteWriter {
  let space = new Uint8Array(Math.max(1, capacity));
  let length = 0;

  function reserve(more: number): void {
    if (length + more <= space.length) return;
    const larger = new Uint8Array(Math.max(length + more, 2 * space.length));
    larger.set(space.subarray(0, length));
    space = larger;
  }

  return {
    get length() {
      return length;
    },
    push(byte) {
      reserve(1);
      space[length] = byte;
      length += 1;
    },
    write(bytes) {
      reserve(bytes.length);
      space.set(bytes, length);
      length += bytes.length;
    },
    view: (start, end) => space.subarray(start, Math.min(end, length)),
    bytes: () => space.slice(0, length),
  };
}
