import { utf8Length } from '../../../shared/bytes/utf8';
import { encodeText } from '../../../shared/message/encodings';
import type { EncodingName } from '../../../shared/model/message';

const lengths = new Map<EncodingName, Map<string, number>>();
/** Characters whose lengths are remembered, of one encoding: a screen of any script. */
const MAX_REMEMBERED = 4_096;

/** Bytes that a decoded character was read from. Takes one character, of one or two UTF-16 units. */
export function characterLength(character: string, encoding: EncodingName): number {
  if (encoding === 'utf-8') return utf8Length(character);
  const known = lengths.get(encoding) ?? new Map<string, number>();
  lengths.set(encoding, known);
  const length = known.get(character) ?? encodedLength(character, encoding);
  if (known.size < MAX_REMEMBERED) known.set(character, length);
  return length;
}

/** A few characters are decoded from bytes that none is encoded as; those are of one byte. */
function encodedLength(character: string, encoding: EncodingName): number {
  const encoded = encodeText(character, encoding);
  return encoded.kind === 'bytes' ? encoded.bytes.length : 1;
}
