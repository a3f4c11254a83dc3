import { createMultibyteDecoder, createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
import { createSinglebyteDecoder, createSinglebyteEncoder } from '@exodus/bytes/single-byte.js';
import { utf16fromString, utf16toStringLoose } from '@exodus/bytes/utf16.js';
import { utf8fromString, utf8toStringLoose } from '@exodus/bytes/utf8.js';
import type { EncodingName } from '../model/message';

/** A text as bytes, or the first character that the encoding lacks: its index in UTF-16 units, and itself. */
export type EncodedText =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'lacks'; readonly index: number; readonly character: string };

/** Bytes as text. `exact` is false when undecodable bytes are U+FFFD in it. */
export interface DecodedText {
  readonly text: string;
  readonly exact: boolean;
}

interface Codec {
  /** Throws on what it cannot encode. */
  readonly encode: (text: string) => Uint8Array;
  /** Replaces what it cannot decode by U+FFFD. */
  readonly decode: (bytes: Uint8Array) => string;
  /** True: whatever `encode` gives decodes to the same text. */
  readonly faithful: boolean;
}

/** UTF-16 units that are tried at once when the character that an encoding lacks is looked for. */
const SLICE = 4_096;
const REPLACEMENT = '\ufffd';

const codecs = new Map<EncodingName, Codec>();

/** Bytes of a text in an encoding, exactly. Nothing is replaced: the first character that cannot be encoded is named instead. */
export function encodeText(text: string, encoding: EncodingName): EncodedText {
  const codec = codecOf(encoding);
  const bytes = attempt(codec, text);
  if (bytes !== null) return { kind: 'bytes', bytes };
  let at = 0;
  while (at < text.length) {
    const end = endOfSlice(text, at);
    const slice = text.slice(at, end);
    if (attempt(codec, slice) !== null) {
      at = end;
      continue;
    }
    for (const character of slice) {
      if (attempt(codec, character) === null) return { kind: 'lacks', index: at, character };
      at += character.length;
    }
  }
  throw new Error(`${encoding} encodes each character of a text, but not all of them`);
}

/** Text of bytes in an encoding. A byte order mark is a character like any other. For showing bytes, see `decodeSegments`. */
export function decodeText(bytes: Uint8Array, encoding: EncodingName): DecodedText {
  const codec = codecOf(encoding);
  const text = codec.decode(bytes);
  return { text, exact: !text.includes(REPLACEMENT) || equal(attempt(codec, text), bytes) };
}

function codecOf(encoding: EncodingName): Codec {
  const known = codecs.get(encoding);
  if (known !== undefined) return known;
  const codec = createCodec(encoding);
  codecs.set(encoding, codec);
  return codec;
}

function createCodec(encoding: EncodingName): Codec {
  switch (encoding) {
    case 'utf-8':
      return { encode: (text) => utf8fromString(text), decode: utf8toStringLoose, faithful: true };
    case 'utf-16le':
      return {
        encode: (text) => utf16fromString(text, 'uint8-le'),
        decode: utf16Decoder('uint8-le'),
        faithful: true,
      };
    case 'utf-16be':
      return {
        encode: (text) => utf16fromString(text, 'uint8-be'),
        decode: utf16Decoder('uint8-be'),
        faithful: true,
      };
    case 'us-ascii':
      return asciiCodec();
    case 'shift_jis':
    case 'euc-jp':
    case 'gbk':
    case 'gb18030':
    case 'big5':
    case 'euc-kr':
      // The encoders of the WHATWG standard replace a few characters by similar ones: ¥ by \ in Shift_JIS.
      return {
        encode: createMultibyteEncoder(encoding),
        decode: createMultibyteDecoder(encoding, true),
        faithful: false,
      };
    default:
      return {
        encode: createSinglebyteEncoder(encoding),
        decode: createSinglebyteDecoder(encoding, true),
        faithful: true,
      };
  }
}

/** The library refuses an odd number of bytes: the last one is undecodable. */
function utf16Decoder(format: 'uint8-le' | 'uint8-be'): Codec['decode'] {
  return (bytes) => {
    const odd = bytes.length % 2;
    return utf16toStringLoose(bytes.subarray(0, bytes.length - odd), format) + REPLACEMENT.repeat(odd);
  };
}

/** ISO-8859-1 shares its lower half with ASCII; the upper half is undecodable here (RFC 20 has 7 bits). */
function asciiCodec(): Codec {
  const encodeLatin1 = createSinglebyteEncoder('iso-8859-1');
  const decodeLatin1 = createSinglebyteDecoder('iso-8859-1');
  return {
    encode: (text) => {
      const bytes = encodeLatin1(text);
      if (bytes.some((byte) => byte > 0x7f)) throw new TypeError('not ASCII');
      return bytes;
    },
    decode: (bytes) => decodeLatin1(bytes).replace(/[\x80-\xff]/g, REPLACEMENT),
    faithful: true,
  };
}

function attempt({ encode, decode, faithful }: Codec, text: string): Uint8Array | null {
  try {
    const bytes = encode(text);
    return faithful || decode(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}

/** The end of a slice, beyond the second half of a pair of surrogates. */
function endOfSlice(text: string, start: number): number {
  const end = Math.min(text.length, start + SLICE);
  const last = text.charCodeAt(end - 1);
  return end < text.length && last >= 0xd800 && last <= 0xdbff ? end + 1 : end;
}

function equal(left: Uint8Array | null, right: Uint8Array): boolean {
  return left?.length === right.length && left.every((byte, index) => byte === right[index]);
}
