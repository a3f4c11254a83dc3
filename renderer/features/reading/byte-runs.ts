import type { ByteRange } from '../log/highlight';

/** Bytes `[start, end)` of a record that are drawn alike. */
export interface ByteRun {
  readonly start: number;
  readonly end: number;
  readonly isHit: boolean;
  /** Which read they came with, from 0: the number of cuts at or ahead of them. */
  readonly read: number;
}

/** How many of the cuts of a frame, which are in order, are at or ahead of a byte. */
export function readOf(cuts: readonly number[], byte: number): number {
  let read = 0;
  while (read < cuts.length && (cuts[read] ?? 0) <= byte) read += 1;
  return read;
}

/** Cuts bytes `[start, end)` of a record where matches begin and end, and where reads did. Ranges and cuts are in order. */
export function byteRuns(
  { start, end }: { readonly start: number; readonly end: number },
  ranges: readonly ByteRange[],
  cuts: readonly number[],
): readonly ByteRun[] {
  const borders = [...ranges.flat(), ...cuts].filter((at) => at > start && at < end);
  const places = [start, ...[...new Set(borders)].sort((one, other) => one - other), end];
  return places.slice(0, -1).flatMap((from, index) => {
    const to = places[index + 1] ?? end;
    if (to <= from) return [];
    const isHit = ranges.some((range) => range[0] <= from && range[1] > from);
    return [{ start: from, end: to, isHit, read: readOf(cuts, from) }];
  });
}
