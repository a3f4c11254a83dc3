import { MESSAGE_MAX_LENGTH } from '../../../shared/limits';
import { writeSource } from '../../../shared/message/write-source';
import type { EncodingName, Message } from '../../../shared/model/message';

/**
 * A message that stands for exactly these bytes: as text where most of them are characters, else as hex. `null` when they are too
 * many for a message.
 */
export function messageOfBytes(bytes: Uint8Array, encoding: EncodingName): Message | null {
  const hex = writeSource(bytes, 'hex', encoding);
  const text = writeSource(bytes, 'text', encoding);
  // A byte that is no character takes four characters as an escape: more than hex throughout.
  const isText = text.length < hex.length;
  const source = isText ? text : hex;
  if (source.length > MESSAGE_MAX_LENGTH) return null;
  return { mode: isText ? 'text' : 'hex', source, encoding, ending: 'none' };
}
