import { byteSource, foldByte } from './compiled';

/** A part of a regular expression, and the most bytes that it matches. */
export interface Term {
  readonly source: string;
  readonly longest: number;
}

const encoder = new TextEncoder();

/** True for a character whose only other case, if it has any, is an ASCII letter's. */
export function foldsOnlyAscii(character: string): boolean {
  return cases(character).length === 1;
}

/** What matches the UTF-8 of a character in either case, in bytes whose ASCII letters are small. */
export function folded(character: string): Term {
  const forms = cases(character).map((form) => encoder.encode(form).map(foldByte));
  return alternatives(forms);
}

/** What matches the UTF-8 of a character as it is. */
export function exact(character: string): Term {
  return alternatives([encoder.encode(character)]);
}

/**
 * The character and its other case, where that is a single character beyond ASCII too: the Kelvin sign is no small k, and
 * ß does not match SS.
 */
function cases(character: string): string[] {
  const forms = [character];
  if (character.length === 1 && character.charCodeAt(0) < 0x80) return forms;
  for (const form of [character.toLowerCase(), character.toUpperCase()]) {
    const single = [...form].length === 1 && !/^[\0-\x7f]/.test(form);
    if (single && !forms.includes(form)) forms.push(form);
  }
  return forms;
}

function alternatives(forms: readonly Uint8Array[]): Term {
  const sources = forms.map((bytes) => Array.from(bytes, byteSource).join(''));
  const source = sources.length === 1 && forms[0]?.length === 1 ? sources[0] : `(?:${sources.join('|')})`;
  return { source: source ?? '', longest: Math.max(...forms.map((bytes) => bytes.length)) };
}
