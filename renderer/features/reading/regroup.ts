import type { TextSegment } from '../../../shared/bytes/text-marks';
import type { EncodingName } from '../../../shared/model/message';
import { characterLength } from './character-length';

/** A segment, or a part of one, all of whose characters have the same key. */
export type Keyed<K> = TextSegment & { readonly key: K };

/**
 * Cuts segments wherever the key of their characters changes. `keyOf` is asked for the bytes `[start, end)` of one character or
 * mark; keys are compared with `===`. No character is ever cut.
 */
export function regroup<K>(
  segments: readonly TextSegment[],
  encoding: EncodingName,
  keyOf: (start: number, end: number) => K,
): readonly Keyed<K>[] {
  return segments.flatMap((segment) =>
    segment.kind === 'text'
      ? cutText(segment, encoding, keyOf)
      : [{ ...segment, key: keyOf(segment.offset, segment.offset + segment.length) }],
  );
}

function cutText<K>(
  segment: Extract<TextSegment, { kind: 'text' }>,
  encoding: EncodingName,
  keyOf: (start: number, end: number) => K,
): Keyed<K>[] {
  const whole = segment.offset + segment.length;
  const pieces: Keyed<K>[] = [];
  let text = '';
  let start = segment.offset;
  let end = start;
  let key = keyOf(start, Math.min(whole, start + 1));
  const close = (): void => {
    if (text !== '') pieces.push({ kind: 'text', text, offset: start, length: end - start, key });
    text = '';
    start = end;
  };
  for (const character of segment.text) {
    // The last one may take its final bytes from the next chunk.
    const next = Math.min(whole, end + characterLength(character, encoding));
    const own = keyOf(end, next);
    if (own !== key) close();
    key = own;
    text += character;
    end = next;
  }
  close();
  return pieces;
}
