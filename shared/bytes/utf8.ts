/** A text as bytes, or the index (in UTF-16 units) of the surrogate without a partner that no UTF-8 can carry. */
export type EncodedText =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'lone-surrogate'; readonly index: number };

const encoder = new TextEncoder();

/** UTF-8 of a text, exactly. Unlike `TextEncoder` alone it replaces nothing: what cannot be encoded is reported. */
export function encodeText(text: string): EncodedText {
  const lone = /\p{Surrogate}/u.exec(text);
  return lone === null
    ? { kind: 'bytes', bytes: encoder.encode(text) }
    : { kind: 'lone-surrogate', index: lone.index };
}

/** Number of bytes of a text in UTF-8, without encoding it. A lone surrogate counts 3. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit < 0x800) {
      length += 1;
      continue;
    }
    length += 2;
    // Both halves of a pair make one character of 4 bytes: 1 + 2 counted here and 1 for the second half.
    if (isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(i + 1))) i += 1;
  }
  return length;
}

/**
 * Length of the well-formed UTF-8 sequence that begins at `at`, or 0 when none does: overlong forms, surrogates and
 * values above U+10FFFF are none (The Unicode Standard, table 3-7).
 */
export function sequenceLength(bytes: Uint8Array, at: number): number {
  const length = matchedLength(bytes, at);
  return length === announcedLength(bytes[at] ?? 0) ? length : 0;
}

/** True when a sequence begins at `at`, is right so far, and more bytes than there are would complete it. */
export function isCutOff(bytes: Uint8Array, at: number): boolean {
  const length = matchedLength(bytes, at);
  return length > 0 && at + length === bytes.length && length < announcedLength(bytes[at] ?? 0);
}

/** The code point of the well-formed sequence of `length` bytes at `at`. */
export function codePointAt(bytes: Uint8Array, at: number, length: number): number {
  const lead = bytes[at] ?? 0;
  if (length === 1) return lead;
  let code = lead & (0x7f >> length);
  for (let i = 1; i < length; i += 1) code = (code << 6) | ((bytes[at + i] ?? 0) & 0x3f);
  return code;
}

/** How many bytes from `at` on are a sequence or the beginning of one: the "maximal subpart" of Unicode §3.9. */
function matchedLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const announced = announcedLength(lead);
  if (announced === 0 || at >= bytes.length) return 0;
  let length = 1;
  while (
    length < announced &&
    at + length < bytes.length &&
    continues(lead, length, bytes[at + length] ?? 0)
  ) {
    length += 1;
  }
  return length;
}

/** Bytes of the sequence that a lead byte promises; 0 for a byte that leads none. */
function announcedLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** The first byte after some lead bytes has a narrower range; that is what excludes overlong forms and surrogates. */
function continues(lead: number, place: number, byte: number): boolean {
  if ((byte & 0xc0) !== 0x80) return false;
  if (place > 1) return true;
  if (lead === 0xe0) return byte >= 0xa0;
  if (lead === 0xed) return byte <= 0x9f;
  if (lead === 0xf0) return byte >= 0x90;
  return lead !== 0xf4 || byte <= 0x8f;
}

function isHighSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

function isLowSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}
