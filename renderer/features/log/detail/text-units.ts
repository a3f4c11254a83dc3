import type { TextSegment } from '../../../../shared/bytes/text-marks';
import type { EncodingName } from '../../../../shared/model/message';
import { characterLength } from '../../reading/character-length';
import { rangeOf, type ByteRange, type ByteSelection } from './byte-range';

/** Bytes of a text before the character at an index (in UTF-16 units), as its encoding has them. */
export function bytesBefore(text: string, index: number, encoding: EncodingName = 'utf-8'): number {
  let bytes = 0;
  for (const character of text.slice(0, index)) bytes += characterLength(character, encoding);
  return bytes;
}

/** The index (in UTF-16 units) of the character that a byte of a text belongs to; the text's length beyond its end. */
export function indexOfByte(text: string, byte: number, encoding: EncodingName = 'utf-8'): number {
  let at = 0;
  let index = 0;
  for (const char of text) {
    at += characterLength(char, encoding);
    if (at > byte) return index;
    index += char.length;
  }
  return index;
}

/** What a text is selected by: each visible character and each mark, as the bytes that it stands for. */
export function unitsOf(
  segments: readonly TextSegment[],
  encoding: EncodingName = 'utf-8',
): readonly ByteRange[] {
  return segments.flatMap((segment) => {
    const end = segment.offset + segment.length;
    if (segment.kind !== 'text') return [{ start: segment.offset, end }];
    let at = segment.offset;
    return Array.from(segment.text, (char) => {
      const start = at;
      // The last character may take its final bytes from the next chunk: those are not here to be selected.
      at = Math.min(end, at + characterLength(char, encoding));
      return { start, end: at };
    });
  });
}

/** The units that a range touches, whole; the range as it is where there are none. */
export function wholeUnits(range: ByteRange, units: readonly ByteRange[]): ByteRange {
  const first = units.find(({ end }) => end > range.start);
  const last = units.findLast(({ start }) => start < range.end);
  if (first === undefined || last === undefined) return range;
  return { start: Math.min(first.start, range.start), end: Math.max(last.end, range.end) };
}

/** Keys that move the end of a selection of text while Shift is held, as a step in units. */
const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  End: Infinity,
  Home: -Infinity,
};

/** The selection after Shift and a key: its end moves by units, its beginning stays. `null` for a key that does not count. */
export function extended(
  key: string,
  selection: ByteSelection | null,
  units: readonly ByteRange[],
): ByteSelection | null {
  const step = Object.hasOwn(steps, key) ? (steps[key] ?? 0) : 0;
  const [first] = units;
  if (step === 0 || first === undefined) return null;
  const unitAt = (byte: number): number => units.findIndex(({ end }) => end > byte);
  const anchor = selection === null ? 0 : unitAt(selection.anchor);
  const from = selection === null ? -1 : unitAt(selection.focus);
  const focus = Math.min(Math.max(from + step, 0), units.length - 1);
  const a = units[anchor] ?? first;
  const b = units[focus] ?? first;
  return focus >= anchor ? { anchor: a.start, focus: b.end - 1 } : { anchor: a.end - 1, focus: b.start };
}

/** True when both say the same bytes. */
export function sameRange(selection: ByteSelection | null, range: ByteRange): boolean {
  if (selection === null) return false;
  const { start, end } = rangeOf(selection);
  return start === range.start && end === range.end;
}
