import { markOf } from '../bytes/invisible';
import { decodeText as decodeUtf8, type ChunkBytes, type TextSegment } from '../bytes/text-marks';
import { ROW_CONTEXT_BYTES } from '../limits';
import type { EncodingName } from '../model/message';
import { characterReader, type CharacterReader } from './character-reader';

/** Bytes by which one guess is judged against others where it is not certain at which byte a character begins. */
const JUDGED_BYTES = 256;
/** Signs, blanks and controls of ASCII below the digits: no encoding has them inside of a longer character. */
const NEVER_INSIDE = 0x30;

/**
 * Decodes a chunk for the eye in any encoding, as `bytes/text-marks` does for UTF-8: the segments cover every byte once and
 * in order, and each character is shown in the chunk where it begins. Where the bytes before the chunk do not tell where a
 * character begins, the reading with the fewest undecodable bytes is taken.
 */
export function decodeSegments(chunk: ChunkBytes, encoding: EncodingName): readonly TextSegment[] {
  if (encoding === 'utf-8') return decodeUtf8(chunk);
  const reader = characterReader(encoding);
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

  let at = Math.min(end, firstCharacter(stream, start, reader));
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
export function awaitsMore(chunk: ChunkBytes, encoding: EncodingName): boolean {
  const reader = characterReader(encoding);
  const stream = concat(chunk);
  const end = chunk.before.length + chunk.bytes.length;
  let at = firstCharacter(stream, chunk.before.length, reader);
  while (at < end) {
    if (reader.isCutOff(stream, at)) return true;
    at += reader.sizeAt(stream, at) || reader.unit;
  }
  return false;
}

/** Where the first character begins that does so at `start` or behind it. */
function firstCharacter(stream: Uint8Array, start: number, reader: CharacterReader): number {
  const certain = certainBeginning(stream, start, reader);
  if (certain !== null) return walk(stream, certain, start, reader).end;
  let best = start;
  let fewest = Infinity;
  // The chunk's own beginning is tried first: on equal terms it wins.
  for (let from = start; from >= 0; from -= 1) {
    const { end } = walk(stream, from, start, reader);
    const { doubts } = walk(stream, from, start + JUDGED_BYTES, reader);
    if (doubts < fewest) [best, fewest] = [end, doubts];
  }
  return best;
}

/** A place ahead of `start`, or there, where a character is known to begin; `null` when there is none. */
function certainBeginning(stream: Uint8Array, start: number, reader: CharacterReader): number | null {
  // Fewer bytes of context than there may be: these are the first ones of the stream.
  if (start < ROW_CONTEXT_BYTES) return 0;
  if (reader.unit === 2) return null;
  for (let at = start - 1; at >= 0; at -= 1) if ((stream[at] ?? 0) < NEVER_INSIDE) return at + 1;
  return reader.synchronizes ? start : null;
}

/** Reads from `from` on until a character ends at `until` or behind it: where, and how many places on the way look wrong. */
function walk(
  stream: Uint8Array,
  from: number,
  until: number,
  reader: CharacterReader,
): { readonly end: number; readonly doubts: number } {
  let doubts = 0;
  let at = from;
  while (at < until && at < stream.length) {
    const size = reader.sizeAt(stream, at);
    if (size === 0 ? !reader.isCutOff(stream, at) : isUnlikely(stream, at, size, reader)) doubts += 1;
    at += size || reader.unit;
  }
  return { end: at, doubts };
}

/** Latin text in UTF-16 that is read a byte too late, or too early, is full of characters with a low byte of zero. */
function isUnlikely(stream: Uint8Array, at: number, size: number, reader: CharacterReader): boolean {
  if (reader.unit === 1 || size !== 2) return false;
  const code = reader.textAt(stream, at, size).charCodeAt(0);
  return code !== 0 && (code & 0xff) === 0;
}

function concat({ before, bytes, after }: ChunkBytes): Uint8Array {
  const stream = new Uint8Array(before.length + bytes.length + after.length);
  stream.set(before);
  stream.set(bytes, before.length);
  stream.set(after, before.length + bytes.length);
  return stream;
}
