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
 * - `invalid`: one byte that belongs to no well-formed character.
 * - `continued`: bytes of a character that began, and is shown, in an earlier chunk.
 */
export type TextSegment = { readonly offset: number; readonly length: number } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'control'; readonly code: number; readonly label: string }
  | { readonly kind: 'invalid'; readonly byte: number }
  | { readonly kind: 'continued' }
);

/** Finds the characters of an encoding in bytes, one by one. */
export interface SegmentReader {
  /** Bytes that are stepped over where no character begins. */
  readonly unit: 1 | 2;
  /** Bytes of the well-formed character that begins at `at`; 0 when none does. */
  sizeAt(bytes: Uint8Array, at: number): number;
  /** The character of `size` bytes at `at`; two in a few places of Big5. */
  textAt(bytes: Uint8Array, at: number, size: number): string;
}

/** Bytes that a UTF-8 character may have besides the first (RFC 3629 §3). */
const MOST_CONTINUATIONS = 3;

/** Finds the characters of UTF-8. */
export const utf8Reader: SegmentReader = {
  unit: 1,
  sizeAt: sequenceLength,
  textAt: (bytes, at, size) => String.fromCodePoint(codePointAt(bytes, at, size)),
};

/**
 * Decodes a chunk as UTF-8 for the eye, losing nothing: the segments cover every byte once and in order. Each character
 * is shown in the chunk where it begins, so that chunks of one stream, one after the other, read as the whole does.
 */
export function decodeText(chunk: ChunkBytes): readonly TextSegment[] {
  return segmentsOf(chunk, endOfBegun, utf8Reader);
}

/**
 * Decodes a chunk with any reader, as {@link decodeText} does with that of UTF-8. `firstAt` says where in the stream of
 * {@link streamOf} the first character begins that does so at `start`, where the chunk begins, or behind it.
 */
export function segmentsOf(
  chunk: ChunkBytes,
  firstAt: (stream: Uint8Array, start: number) => number,
  reader: SegmentReader,
): readonly TextSegment[] {
  const stream = streamOf(chunk);
  const start = chunk.before.length;
  const end = start + chunk.bytes.length;
  const segments: TextSegment[] = [];
  let text = '';
  let textStart = 0;

  function endText(at: number): void {
    if (text !== '') segments.push({ kind: 'text', text, offset: textStart - start, length: at - textStart });
    text = '';
  }

  let at = Math.min(end, firstAt(stream, start));
  if (at > start) segments.push({ kind: 'continued', offset: 0, length: at - start });
  while (at < end) {
    const size = reader.sizeAt(stream, at);
    const next = Math.min(end, at + (size || reader.unit));
    const character = size === 0 ? '' : reader.textAt(stream, at, size);
    const code = character.codePointAt(0) ?? 0;
    const label = size === 0 ? null : markOf(code);
    if (size > 0 && label === null) {
      if (text === '') textStart = at;
      text += character;
    } else {
      endText(at);
      if (label !== null)
        segments.push({ kind: 'control', code, label, offset: at - start, length: next - at });
      else
        for (let byte = at; byte < next; byte += 1)
          segments.push({ kind: 'invalid', byte: stream[byte] ?? 0, offset: byte - start, length: 1 });
    }
    at = next;
  }
  endText(end);
  return segments;
}

/** True when the chunk ends within a character of which the rest has not come yet: it will read differently then. */
export function awaitsMore(chunk: ChunkBytes): boolean {
  const stream = streamOf(chunk);
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

/** A chunk between the bytes on either side of it. */
export function streamOf({ before, bytes, after }: ChunkBytes): Uint8Array {
  const stream = new Uint8Array(before.length + bytes.length + after.length);
  stream.set(before);
  stream.set(bytes, before.length);
  stream.set(after, before.length + bytes.length);
  return stream;
}
