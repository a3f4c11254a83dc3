import type { StoredSegment } from './record-store';
import type { FileKind } from './format';

/** One block of one file of a segment. */
export interface BlockPlace {
  readonly segment: StoredSegment;
  readonly kind: FileKind;
  readonly block: number;
}

/** Blocks `block … block + count - 1` of one file. */
export interface BlockRun extends BlockPlace {
  readonly count: number;
}

/** Joins blocks that follow each other in one file into runs of at most `most`. They are all different. */
export function runsOf(places: readonly BlockPlace[], most: number): BlockRun[] {
  const runs: (BlockPlace & { count: number })[] = [];
  for (const place of [...places].sort(inFiles)) {
    const last = runs.at(-1);
    const follows =
      last !== undefined &&
      last.count < most &&
      last.kind === place.kind &&
      last.segment.number === place.segment.number &&
      last.block + last.count === place.block;
    if (follows) last.count += 1;
    else runs.push({ ...place, count: 1 });
  }
  return runs;
}

function inFiles(one: BlockPlace, other: BlockPlace): number {
  if (one.segment.number !== other.segment.number) return one.segment.number - other.segment.number;
  if (one.kind !== other.kind) return one.kind === 'index' ? -1 : 1;
  return one.block - other.block;
}
