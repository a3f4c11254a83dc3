import type { TextSegment } from '../../../shared/bytes/text-marks';
import { ROW_MAX_SEGMENTS } from '../../../shared/limits';
import { decodeSegments } from '../../../shared/message/decode-segments';
import type { EncodingName } from '../../../shared/model/message';
import type { ChunkRow } from '../../../shared/model/row';
import { characterLength } from '../reading/character-length';

/** The beginning of a chunk as text; `cut` when the chunk goes on beyond it. */
export interface RowText {
  readonly segments: readonly TextSegment[];
  readonly cut: boolean;
}

/**
 * What fits in one row of a chunk's bytes. `columns`: characters that a row shows at most; shaping those that nobody sees
 * would be most of the cost of a row.
 */
export function rowText(row: ChunkRow, columns: number, encoding: EncodingName = 'utf-8'): RowText {
  const segments = decodeSegments({ before: row.before, bytes: row.preview, after: row.after }, encoding);
  const shown: TextSegment[] = [];
  let room = columns;
  for (const segment of segments) {
    if (room <= 0 || shown.length === ROW_MAX_SEGMENTS) break;
    const fitting = segment.kind === 'text' ? startOf(segment, room, encoding) : segment;
    shown.push(fitting);
    room -= fitting.kind === 'text' ? fitting.text.length : MARK_COLUMNS;
  }
  const last = shown.at(-1);
  return { segments: shown, cut: last !== undefined && last.offset + last.length < row.length };
}

/** Columns that a mark takes at least. */
const MARK_COLUMNS = 2;

/** The beginning of a text that is too long, never less than a whole character. */
function startOf(
  segment: Extract<TextSegment, { kind: 'text' }>,
  room: number,
  encoding: EncodingName,
): TextSegment {
  if (segment.text.length <= room) return segment;
  const isSplit = /[\ud800-\udbff]/.test(segment.text.charAt(room - 1));
  const text = segment.text.slice(0, isSplit ? room + 1 : room);
  let length = 0;
  for (const character of text) length += characterLength(character, encoding);
  return { kind: 'text', text, offset: segment.offset, length: Math.min(segment.length, length) };
}

/** One for all rows: making it costs more than drawing a row. */
const grouped = new Intl.NumberFormat('en');

/** A whole number: `65,536`. */
export function count(number: number): string {
  return grouped.format(number);
}

/** An exact number of things: `1 row`, `65,536 rows`. */
export function countOf(number: number, one: string, many: string): string {
  return number === 1 ? `1 ${one}` : `${count(number)} ${many}`;
}

/** An exact count: `1 byte`, `65,536 bytes`. */
export function byteCount(bytes: number): string {
  return countOf(bytes, 'byte', 'bytes');
}
