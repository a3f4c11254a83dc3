import { byteToHex } from '../../../../shared/bytes/hexdump';
import { markOf } from '../../../../shared/bytes/invisible';
import { toPlainText } from '../../../../shared/bytes/segments-to-string';
import { codePointAt, sequenceLength } from '../../../../shared/bytes/utf8';

/** Most bytes that a byte becomes: one of two bytes (U+0080 … U+07FF) may become a mark of nine, `⟨SHY⟩`. */
const GROWTH = 5;
const CACHED_CODES = 0x1_0000;

const encoder = new TextEncoder();
/** What each ASCII character, and each byte that belongs to no character, is written as. */
const single = Array.from({ length: 256 }, (_, byte) =>
  encoder.encode(byte < 0x80 ? (markOf(byte) ?? String.fromCharCode(byte)) : `\\x${byteToHex(byte)}`),
);

/**
 * A function that writes bytes as text in which everything is visible: UTF-8 of what {@link toPlainText} makes of them where
 * nothing stands before or after them. Byte by byte and without a string, because an export makes gigabytes of it. What it
 * returns stays as it is until the next call.
 */
export function createVisibleText(): (bytes: Uint8Array) => Uint8Array {
  let memory = new Uint8Array(0);
  const marks = new Map<number, Uint8Array | null>();

  function markFor(code: number): Uint8Array | null {
    const known = marks.get(code);
    if (known !== undefined) return known;
    const label = markOf(code);
    const segment = { kind: 'control', code, label: label ?? '', offset: 0, length: 0 } as const;
    const mark = label === null ? null : encoder.encode(toPlainText([segment]));
    if (marks.size < CACHED_CODES) marks.set(code, mark);
    return mark;
  }

  return (bytes) => {
    if (memory.length < bytes.length * GROWTH) memory = new Uint8Array(bytes.length * GROWTH);
    let used = 0;
    for (let at = 0; at < bytes.length;) {
      const byte = bytes[at] as number;
      if (byte >= 0x20 && byte < 0x7f) {
        memory[used++] = byte;
        at += 1;
        continue;
      }
      const size = byte < 0x80 ? 0 : sequenceLength(bytes, at);
      const shown = size === 0 ? (single[byte] as Uint8Array) : markFor(codePointAt(bytes, at, size));
      const end = at + Math.max(1, size);
      if (shown === null) for (; at < end; at += 1) memory[used++] = bytes[at] as number;
      else for (let i = 0; i < shown.length; i += 1) memory[used++] = shown[i] as number;
      at = end;
    }
    return memory.subarray(0, used);
  };
}
