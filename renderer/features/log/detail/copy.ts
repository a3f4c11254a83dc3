import { formatBytes } from '../../../../shared/bytes/format';
import { toHex } from '../../../../shared/bytes/hexdump';
import { toExactText } from '../../../../shared/bytes/segments-to-string';
import { decodeText } from '../../../../shared/bytes/text-marks';
import type { Client } from '../../../../shared/client';
import { succeed, type Outcome } from '../../../../shared/errors';
import { explain } from '../../../../shared/explanations';
import { BYTES_PIECE, COPY_MAX_BYTES } from '../../../../shared/limits';
import type { CaptureId } from '../../../../shared/model/capture';
import type { ChunkRow } from '../../../../shared/model/row';

export type CopyFormat = 'text' | 'hex';

/**
 * Puts a record on the clipboard, `COPY_MAX_BYTES` of it at most, and returns the sentence that says what was done.
 * Text keeps every character as it is; bytes that are no text become `\xff`.
 */
export async function copyRecord(
  client: Client,
  capture: CaptureId,
  row: ChunkRow,
  format: CopyFormat,
  write: (text: string) => Promise<boolean>,
): Promise<string> {
  const read = await readRecord(client, capture, row);
  if (!read.ok) return `Nothing was copied. ${explain(read.error).sentence}`;
  const bytes = read.value;
  const after = bytes.length < row.length ? new Uint8Array() : row.after;
  const text =
    format === 'hex' ? toHex(bytes) : toExactText(decodeText({ before: row.before, bytes, after }));
  if (!(await write(text))) return 'Nothing was copied: the clipboard is not available.';
  const part = bytes.length < row.length ? `the first ${formatBytes(bytes.length)} of ` : '';
  return `Copied ${part}${formatBytes(row.length)} as ${format}.`;
}

async function readRecord(client: Client, capture: CaptureId, row: ChunkRow): Promise<Outcome<Uint8Array>> {
  const whole = new Uint8Array(Math.min(row.length, COPY_MAX_BYTES));
  for (let offset = 0; offset < whole.length;) {
    const length = Math.min(BYTES_PIECE, whole.length - offset);
    const piece = await client.call('rows.bytes', { capture, seq: row.seq, offset, length });
    if (!piece.ok) return piece;
    whole.set(piece.value.bytes, offset);
    offset += piece.value.bytes.length;
    if (piece.value.bytes.length === 0) return succeed(whole.subarray(0, offset));
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
