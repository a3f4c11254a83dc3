import { MARKS_MAX_RANGES } from '../../../shared/limits';
import { asRegex, type CompiledPattern } from '../../../shared/query/compiled';
import type { CaptureReader } from '../capture/reader';
import type { FramePlace } from '../framing/facts';
import type { Guard } from './guard';
import { joined, type MarkRange, type RecordMarks } from './marks';
import { RegexSearch } from './regex-search';

/** Where a pattern matches in some frames, each for itself; those without a match, or that cannot be read, are left out. */
export function marksOfFrames(
  reader: CaptureReader,
  pattern: CompiledPattern,
  frames: readonly FramePlace[],
  guard: Guard,
): RecordMarks[] {
  const regex = asRegex(pattern);
  return frames.flatMap((frame) => {
    const memory = contentOf(reader, frame);
    if (memory === null) return [];
    const ranges: MarkRange[] = [];
    const search = new RegexSearch(regex, guard, (_, from, to) => {
      if (ranges.length < MARKS_MAX_RANGES) ranges.push([from, to]);
    });
    const { seq } = frame;
    const record = {
      seq,
      at: 0,
      endpoint: 0,
      connection: 0,
      kind: 0,
      length: memory.length,
      memory,
      start: 0,
    };
    search.chunk(memory, record, 0, true);
    search.flush();
    return ranges.length === 0 ? [] : [{ seq, ranges: joined(ranges) }];
  });
}

/** The bytes of a frame; `null` when not all of them can be read. */
function contentOf(
  reader: CaptureReader,
  { first, start, last, length, stripped }: FramePlace,
): Buffer | null {
  const parts: Buffer[] = [];
  let stream: { readonly connection: number; readonly kind: number } | null = null;
  let skip = start;
  let left = length - stripped;
  for (const record of reader.records(first, last + 1)) {
    stream ??= { connection: record.connection, kind: record.kind };
    if (left === 0 || record.connection !== stream.connection || record.kind !== stream.kind) continue;
    const { memory } = record;
    if (memory === null) return null;
    const taken = Math.min(left, record.length - skip);
    const from = record.start + skip;
    // Another record may come into the same memory.
    parts.push(Buffer.from(memory.subarray(from, from + taken)));
    left -= taken;
    skip = 0;
  }
  return left === 0 ? Buffer.concat(parts) : null;
}
