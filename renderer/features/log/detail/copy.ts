import { toBase64 } from '../../../../shared/bytes/base64';
import { toCArray } from '../../../../shared/bytes/c-array';
import { formatBytes } from '../../../../shared/bytes/format';
import { toHex } from '../../../../shared/bytes/hexdump';
import { toPythonBytes } from '../../../../shared/bytes/python-bytes';
import { toExactText } from '../../../../shared/bytes/segments-to-string';
import type { ChunkBytes } from '../../../../shared/bytes/text-marks';
import type { Client } from '../../../../shared/client';
import { succeed, type Outcome } from '../../../../shared/errors';
import { explain } from '../../../../shared/explanations';
import { BYTES_PIECE, COPY_MAX_BYTES } from '../../../../shared/limits';
import { decodeSegments } from '../../../../shared/message/decode-segments';
import type { CaptureId } from '../../../../shared/model/capture';
import type { EncodingName } from '../../../../shared/model/message';
import type { ChunkRow } from '../../../../shared/model/row';
import { rangeText, type ByteRange } from './byte-range';

export type CopyFormat = 'text' | 'hex' | 'c' | 'python' | 'base64';

/** Each format by its name, and how it writes bytes. What lies around them matters to text only. */
export const copyFormats: Readonly<
  Record<
    CopyFormat,
    { readonly name: string; readonly write: (chunk: ChunkBytes, encoding: EncodingName) => string }
  >
> = {
  text: { name: 'text', write: (chunk, encoding) => toExactText(decodeSegments(chunk, encoding)) },
  hex: { name: 'hex', write: ({ bytes }) => toHex(bytes) },
  c: { name: 'C array', write: ({ bytes }) => toCArray(bytes) },
  python: { name: 'Python bytes', write: ({ bytes }) => toPythonBytes(bytes) },
  base64: { name: 'base64', write: ({ bytes }) => toBase64(bytes) },
};

/** What is copied: a record of a capture, or some bytes of it. */
export interface CopySource {
  readonly capture: CaptureId;
  readonly row: ChunkRow;
  readonly range: ByteRange | null;
  /** What it is read as where it is copied as text; UTF-8 when left out. */
  readonly encoding?: EncodingName;
}

const nothing = new Uint8Array();

/**
 * Puts bytes on the clipboard, `COPY_MAX_BYTES` of them at most, and returns the sentence that says what was done. Text
 * keeps every character as it is; bytes that are no text become `\xff`. At the ends of a whole record a character that a
 * read cut in two is completed or left out, as it is shown; of chosen bytes each one is there.
 */
export async function copyBytes(
  client: Client,
  source: CopySource,
  format: CopyFormat,
  write: (text: string) => Promise<boolean>,
): Promise<string> {
  const { row, range, encoding = 'utf-8' } = source;
  const { start, end } = range ?? { start: 0, end: row.length };
  const read = await readBytes(client, source, { start, end: Math.min(end, start + COPY_MAX_BYTES) });
  if (!read.ok) return `Nothing was copied. ${explain(read.error).sentence}`;
  const bytes = read.value;
  const isCut = bytes.length < end - start;
  const before = range === null ? row.before : nothing;
  const after = range === null && !isCut ? row.after : nothing;
  const { name, write: toText } = copyFormats[format];
  if (!(await write(toText({ before, bytes, after }, encoding)))) {
    return 'Nothing was copied: the clipboard is not available.';
  }
  const part = isCut ? `the first ${formatBytes(bytes.length)} of ` : '';
  return `Copied ${part}${range === null ? formatBytes(row.length) : rangeText(range)} as ${name}.`;
}

/** Some bytes of a record, pulled piece by piece; fewer only where it ends before. */
export async function readBytes(
  client: Client,
  { capture, row }: CopySource,
  { start, end }: ByteRange,
): Promise<Outcome<Uint8Array>> {
  const whole = new Uint8Array(end - start);
  for (let at = 0; at < whole.length;) {
    const length = Math.min(BYTES_PIECE, whole.length - at);
    const piece = await client.call('rows.bytes', { capture, seq: row.seq, offset: start + at, length });
    if (!piece.ok) return piece;
    whole.set(piece.value.bytes, at);
    at += piece.value.bytes.length;
    if (piece.value.bytes.length === 0) return succeed(whole.subarray(0, at));
  }
  return succeed(whole);
}

/** Writes to the system's clipboard; false when it cannot be had. Must begin within a user's press. */
export async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeBySelection(text);
  }
}

/** For pages that may not use the clipboard's own interface: copies a selection, as the Copy key does. */
function writeBySelection(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
