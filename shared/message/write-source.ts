import { byteToHex } from '../bytes/hexdump';
import { markOf } from '../bytes/invisible';
import type { EncodingName, MessageMode } from '../model/message';
import { characterReader } from './character-reader';
import { encodeText } from './encodings';

type CharacterMode = Exclude<MessageMode, 'hex'>;

/** Controls that have an escape everybody knows. */
const named: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\0', '\\0'],
]);

/**
 * A source that stands for exactly these bytes in a mode. Visible characters of the encoding are written as they are;
 * everything else as an escape, or, in mixed mode, as hex digits between `<` and `>`.
 */
export function writeSource(bytes: Uint8Array, mode: MessageMode, encoding: EncodingName): string {
  return mode === 'hex' ? Array.from(bytes, byteToHex).join(' ') : writeCharacters(bytes, mode, encoding);
}

function writeCharacters(bytes: Uint8Array, mode: CharacterMode, encoding: EncodingName): string {
  const reader = characterReader(encoding);
  const pieces: string[] = [];
  /** Bytes from here on wait to be written in hex, up to where text begins again. */
  let rawStart: number | null = null;

  function endRaw(at: number): void {
    if (rawStart !== null) pieces.push(writeBytes(bytes.subarray(rawStart, at), mode));
    rawStart = null;
  }

  for (let at = 0; at < bytes.length;) {
    const size = reader.sizeAt(bytes, at);
    const next = Math.min(bytes.length, at + (size || reader.unit));
    const character = size === 0 ? '' : reader.textAt(bytes, at, size);
    const text = standsFor(bytes.subarray(at, next), character, encoding)
      ? writeCharacter(character, mode)
      : null;
    if (text === null) rawStart ??= at;
    else {
      endRaw(at);
      pieces.push(text);
    }
    at = next;
  }
  endRaw(bytes.length);
  // What follows could make a variable or a capture of a last dollar sign.
  return pieces.join('').replace(/\$(?=[{\d]|$)/g, '\\$');
}

/** Several encodings decode more than one sequence to the same character, and encode it as only one of them. */
function standsFor(bytes: Uint8Array, character: string, encoding: EncodingName): boolean {
  if (character === '') return false;
  const encoded = encodeText(character, encoding);
  return (
    encoded.kind === 'bytes' &&
    encoded.bytes.length === bytes.length &&
    encoded.bytes.every((byte, index) => byte === bytes[index])
  );
}

/** A character as it is typed, or `null` when its bytes are easier to read. */
function writeCharacter(character: string, mode: CharacterMode): string | null {
  if (character === '\\' || (character === '<' && mode === 'mixed')) return `\\${character}`;
  const escape = named.get(character);
  if (escape !== undefined) return escape;
  const code = character.codePointAt(0) ?? 0;
  if (markOf(code) === null) return character;
  return code < 0x100 ? null : `\\u{${code.toString(16)}}`;
}

function writeBytes(bytes: Uint8Array, mode: CharacterMode): string {
  const digits = Array.from(bytes, byteToHex);
  return mode === 'mixed' ? `<${digits.join(' ')}>` : digits.map((pair) => `\\x${pair}`).join('');
}
