import type { TextSegment } from '../../../shared/bytes/text-marks';
import { utf8Length } from '../../../shared/bytes/utf8';

/** Bytes `[start, end)` of a record, as `filter.marks` gives them: in order, none empty. */
export type ByteRange = readonly [start: number, end: number];

/** A segment, or a part of one, that lies within a match as a whole or not at all. */
export type Piece = TextSegment & { readonly isHit: boolean };

/** Cuts segments where matches begin and end. A character is never cut: it is within a match if one of its bytes is. */
export function highlight(segments: readonly TextSegment[], ranges: readonly ByteRange[]): readonly Piece[] {
  if (ranges.length === 0) return segments.map((segment) => ({ ...segment, isHit: false }));
  return segments.flatMap((segment) =>
    segment.kind === 'text'
      ? cutText(segment, ranges)
      : [{ ...segment, isHit: touches(ranges, segment.offset, segment.offset + segment.length) }],
  );
}

/** Whether a match goes on, or begins, at or behind a byte: there is more to find than what is shown up to there. */
export function hasHitFrom(ranges: readonly ByteRange[], offset: number): boolean {
  return ranges.some(([, end]) => end > offset);
}

function cutText(segment: Extract<TextSegment, { kind: 'text' }>, ranges: readonly ByteRange[]): Piece[] {
  const whole = segment.offset + segment.length;
  const pieces: Piece[] = [];
  let text = '';
  let start = segment.offset;
  let end = start;
  let isHit = false;
  const close = (): void => {
    if (text !== '') pieces.push({ kind: 'text', text, offset: start, length: end - start, isHit });
    text = '';
    start = end;
  };
  for (const character of segment.text) {
    const next = Math.min(whole, end + utf8Length(character));
    const hit = touches(ranges, end, next);
    if (hit !== isHit) close();
    isHit = hit;
    text += character;
    end = next;
  }
  close();
  return pieces;
}

function touches(ranges: readonly ByteRange[], start: number, end: number): boolean {
  return ranges.some((range) => range[0] < end && range[1] > start);
}
