import { MARKS_MAX_RANGES, MARKS_NEAR_RECORDS } from '../../../shared/limits';
import { asRegex, type RegexPattern } from '../../../shared/query/compiled';
import { isChunkCode } from '../capture/record-kinds';
import type { CaptureReader } from '../capture/reader';
import type { Guard } from './guard';
import { RegexSearch, tailBytesOf } from './regex-search';
import type { ScanJob } from './scanner';
import { FixedFields } from './fixed-fields';
import { searchRecord, streamOf } from './stream-search';

/** `[start, end)` offsets within a record. */
export type MarkRange = [from: number, to: number];

/** Where the pattern matches in one record, in order, without overlaps. */
export interface RecordMarks {
  readonly seq: number;
  readonly ranges: MarkRange[];
}

/** A stretch of records that is looked at as a whole. */
interface Stretch {
  readonly from: number;
  to: number;
}

/** A chunk as the index tells it. */
interface ChunkFacts {
  readonly seq: number;
  readonly length: number;
}

/**
 * Where the pattern of a job matches in some records; those without a match are left out. Chunks of the same stream around
 * each record are looked at too, as far as a match can reach, and at most {@link MARKS_NEAR_RECORDS} records away. `next`:
 * the first record that is not flushed. `reader` must serve nobody else meanwhile.
 */
export function marksOf(
  reader: CaptureReader,
  { view, criteria, pattern }: ScanJob,
  seqs: readonly number[],
  next: number,
  guard: Guard,
): RecordMarks[] {
  if (pattern === null) return [];
  const fields = new FixedFields(view, criteria);
  const regex = asRegex(pattern);
  const wanted = new Set(seqs);
  const found = new Map<number, MarkRange[]>();
  for (const stretch of stretchesAround(wanted, next)) {
    const needed = neededChunks(reader, stretch, wanted, tailBytesOf(regex));
    markStretch({ reader, fields, regex, guard, stretch, wanted, needed, found });
  }
  return [...wanted]
    .sort((one, other) => one - other)
    .flatMap((seq) => {
      const ranges = found.get(seq);
      return ranges === undefined ? [] : [{ seq, ranges: joined(ranges) }];
    });
}

function stretchesAround(wanted: ReadonlySet<number>, next: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (const seq of [...wanted].sort((one, other) => one - other)) {
    const from = Math.max(0, seq - MARKS_NEAR_RECORDS);
    const to = Math.min(next, seq + MARKS_NEAR_RECORDS + 1);
    const last = stretches.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else stretches.push({ from, to });
  }
  return stretches;
}

/** The chunks that are wanted, and those of their streams from which, or into which, a match may reach. Reads no payload. */
function neededChunks(
  reader: CaptureReader,
  { from, to }: Stretch,
  wanted: ReadonlySet<number>,
  reach: number,
): Set<number> {
  const streams = new Map<number, ChunkFacts[]>();
  for (const record of reader.records(from, to)) {
    if (!isChunkCode(record.kind)) continue;
    const chunks = streams.get(streamOf(record)) ?? [];
    if (chunks.length === 0) streams.set(streamOf(record), chunks);
    chunks.push({ seq: record.seq, length: record.length });
  }
  const needed = new Set<number>();
  for (const chunks of streams.values()) {
    addReached(needed, chunks, wanted, reach);
    addReached(needed, chunks.reverse(), wanted, reach);
  }
  return needed;
}

/** Adds the wanted chunks, and behind each of them as many as hold `reach` bytes. */
function addReached(
  needed: Set<number>,
  chunks: readonly ChunkFacts[],
  wanted: ReadonlySet<number>,
  reach: number,
): void {
  let left = 0;
  for (const { seq, length } of chunks) {
    const isWanted = wanted.has(seq);
    if (isWanted || left > 0) needed.add(seq);
    left = isWanted ? reach : left - length;
  }
}

interface StretchWork {
  readonly reader: CaptureReader;
  readonly fields: FixedFields;
  readonly regex: RegexPattern;
  readonly guard: Guard;
  readonly stretch: Stretch;
  readonly wanted: ReadonlySet<number>;
  readonly needed: ReadonlySet<number>;
  readonly found: Map<number, MarkRange[]>;
}

function markStretch({ reader, fields, regex, guard, stretch, wanted, needed, found }: StretchWork): void {
  const search = new RegexSearch(regex, guard, ({ seq }, from, to) => {
    if (!wanted.has(seq)) return;
    const ranges = found.get(seq) ?? [];
    if (ranges.length === 0) found.set(seq, ranges);
    if (ranges.length < MARKS_MAX_RANGES) ranges.push([from, to]);
  });
  for (const record of reader.records(stretch.from, stretch.to)) {
    const isChunk = isChunkCode(record.kind);
    if (!isChunk || (needed.has(record.seq) && fields.admits(record))) searchRecord(search, record, isChunk);
  }
  search.flush();
}

/** Ranges in order, those that overlap as one. */
export function joined(ranges: readonly MarkRange[]): MarkRange[] {
  const result: MarkRange[] = [];
  for (const [from, to] of [...ranges].sort((one, other) => one[0] - other[0])) {
    const last = result.at(-1);
    if (last !== undefined && from < last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
