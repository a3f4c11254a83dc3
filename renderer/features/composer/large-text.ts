import { encodeText } from '../../../shared/message/encodings';
import type { EncodingName } from '../../../shared/model/message';

/** Characters that are encoded at a time: a few milliseconds of work even in the slowest encoding. */
const SLICE = 256 * 1024;

/** A long text as bytes, or the first character that the encoding lacks; `index` counts from 0 in UTF-16 units. */
export type EncodedLarge =
  | { readonly kind: 'content'; readonly content: Blob }
  | { readonly kind: 'lacks'; readonly index: number; readonly character: string };

/** Encodes a text of any length exactly as it is, in steps between which the window lives on. */
export async function encodeLarge(text: string, encoding: EncodingName): Promise<EncodedLarge> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < text.length;) {
    const end = endOfSlice(text, at + SLICE);
    const encoded = encodeText(text.slice(at, end), encoding);
    if (encoded.kind === 'lacks')
      return { kind: 'lacks', index: at + encoded.index, character: encoded.character };
    parts.push(new Uint8Array(encoded.bytes));
    at = end;
    await pause();
  }
  return { kind: 'content', content: new Blob(parts) };
}

/** A place that does not cut a character in two. */
function endOfSlice(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end + 1 : end;
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
