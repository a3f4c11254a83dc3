import {
  decodeText as decodeUtf8,
  segmentsOf,
  streamOf,
  type ChunkBytes,
  type TextSegment,
} from '../bytes/text-marks';
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
  return segmentsOf(chunk, (stream, start) => firstCharacter(stream, start, reader), reader);
}

/** True when the chunk ends within a character of which the rest has not come yet: it will read differently then. */
export function awaitsMore(chunk: ChunkBytes, encoding: EncodingName): boolean {
  const reader = characterReader(encoding);
  const stream = streamOf(chunk);
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
