import { markOf } from './invisible';
import { codePointAt, isCutOff, sequenceLength } from './utf8';

/** The bytes of a chunk, with up to 3 bytes of the same stream on either side for characters that a cut divided. */
export interface ChunkBytes {
  readonly before: Uint8Array;
  readonly bytes: Uint8Array;
  readonly after: Uint8Array;
}

/**
 * A piece of a chunk as text that can be shown. `offset` and `length` say which bytes of the chunk it stands for.
 * - `text`: visible characters. The last one may take its final bytes from the next chunk.
 * - `control`: a character that is shown as a mark with `label` in its place (see {@link markOf}).
 * - `invalid`: one byte that belongs to no well-formed UTF-8 sequence.
 * - `continued`: bytes of a character that began, and is shown, in an earlier chunk.
 */
export type TextSegment = { readonly offset: number; readonly length: number } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'control'; readonly code: number; readonly label: string }
  | { readonly kind: 'invalid'; readonly byte: number }
  | { readonly kind: 'continued' }
);

/** Bytes that a UTF-8 character may have besides the first (RFC 3629 §3). */
const MOST_CONTINUATIONS = 3;

/**
 * Decodes a chunk as UTF-8 for the eye, losing nothing: the segments cover every byte once and in order. Each character
 * is shown in the chunk where it begins, so that chunks of one stream, one after the other, read as the whole does.
 */
export function decodeText(chunk: ChunkBytes): readonly TextSegment[] {
  const stream = concat(chunk);
  const start = chunk.before.length;
  const end = start + chunk.bytes.length;
  const segments: TextSegment[] = [];
  let text = '';
  let textStart = 0;

  function endText(at: number): void {
    if (text !== '') segments.push({ kind: 'text', text, offset: textStart - start, length: at - textStart });
    text = '';
  }

  let at = Math.min(end, endOfBegun(stream, start));
  if (at > start) segments.push({ kind: 'continued', offset: 0, length: at - start });
  while (at < end) {
    const size = sequenceLength(stream, at);
    const next = Math.min(end, at + Math.max(1, size));
    const place = { offset: at - start, length: next - at };
    const code = size === 0 ? null : codePointAt(stream, at, size);
    const label = code === null ? null : markOf(code);
    if (code !== null && label === null) {
      if (text === '') textStart = at;
      text += String.fromCodePoint(code);
    } else {
      endText(at);
      if (code === null || label === null)
        segments.push({ kind: 'invalid', byte: stream[at] ?? 0, ...place });
      else segments.push({ kind: 'control', code, label, ...place });
    }
    at = next;
  }
  endText(end);
  return segments;
}

/** True when the chunk ends within a character of which the rest has not come yet: it will read differently then. */
export function awaitsMore(chunk: ChunkBytes): boolean {
  const stream = concat(chunk);
  const end = chunk.before.length + chunk.bytes.length;
  for (let at = Math.max(0, end - MOST_CONTINUATIONS); at < end; at += 1)
    if (isCutOff(stream, at)) return true;
  return false;
}

/** Where the character ends that began before `start` and goes on there; `start` when there is none. */
function endOfBegun(stream: Uint8Array, start: number): number {
  for (let at = Math.max(0, start - MOST_CONTINUATIONS); at < start; at += 1) {
    const end = at + sequenceLength(stream, at);
    if (end > start) return end;
  }
  return start;
}

function concat({ before, bytes, after }: ChunkBytes): Uint8Array {
  const stream = new Uint8Array(before.length + bytes.length + after.length);
  stream.set(before);
  stream.set(bytes, before.length);
  stream.set(after, before.length + bytes.length);
  return stream;
}
