import type { TextSegment } from '../../../shared/bytes/text-marks';
import type { EncodingName } from '../../../shared/model/message';
import { readOf } from '../reading/byte-runs';
import { regroup } from '../reading/regroup';

/** Bytes `[start, end)` of a record, as `filter.marks` gives them: in order, none empty. */
export type ByteRange = readonly [start: number, end: number];

/** A segment, or a part of one, that lies within a match as a whole or not at all, and came with one read. */
export type Piece = TextSegment & {
  readonly isHit: boolean;
  /** Which read of its frame it came with, from 0. */
  readonly read: number;
};

/**
 * Cuts segments where matches begin and end, and where reads did (`cuts`, of a frame). A character is never cut: it is within a
 * match if one of its bytes is, and came with the read of its first byte.
 */
export function highlight(
  segments: readonly TextSegment[],
  ranges: readonly ByteRange[],
  encoding: EncodingName = 'utf-8',
  cuts: readonly number[] = [],
): readonly Piece[] {
  if (ranges.length === 0 && cuts.length === 0)
    return segments.map((segment) => ({ ...segment, isHit: false, read: 0 }));
  const keyOf = (start: number, end: number): number =>
    2 * readOf(cuts, start) + (touches(ranges, start, end) ? 1 : 0);
  return regroup(segments, encoding, keyOf).map(({ key, ...segment }) => ({
    ...segment,
    isHit: key % 2 === 1,
    read: Math.floor(key / 2),
  }));
}

/** Whether a match goes on, or begins, at or behind a byte: there is more to find than what is shown up to there. */
export function hasHitFrom(ranges: readonly ByteRange[], offset: number): boolean {
  return ranges.some(([, end]) => end > offset);
}

function touches(ranges: readonly ByteRange[], start: number, end: number): boolean {
  return ranges.some((range) => range[0] < end && range[1] > start);
}
