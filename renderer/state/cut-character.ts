import { isChunk, type Row } from '../../shared/model/row';

/**
 * True when the row ends inside of a UTF-8 character whose other bytes may still arrive: the row is worth pulling again.
 * A row whose following byte cannot continue the character stays as it is (RFC 3629 §3).
 */
export function awaitsBytes(row: Row): boolean {
  if (!isChunk(row)) return false;
  const known = [...row.preview.subarray(-3), ...row.after];
  const before = known.length - row.after.length;
  for (let index = before - 1; index >= 0; index -= 1) {
    const byte = known[index] ?? 0;
    if (isContinuation(byte)) continue;
    const following = known.slice(index + 1);
    return following.length < continuationsAfter(byte) && following.every(isContinuation);
  }
  return false;
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

/** How many continuation bytes a leading byte asks for; 0 for bytes that lead nothing. */
function continuationsAfter(byte: number): number {
  if (byte >= 0xf0 && byte <= 0xf4) return 3;
  if (byte >= 0xe0 && byte <= 0xef) return 2;
  return byte >= 0xc2 && byte <= 0xdf ? 1 : 0;
}
