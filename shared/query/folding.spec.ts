import { describe, expect, it } from 'vitest';
import { exact, folded, foldsOnlyAscii } from './folding';

describe('characters in bytes', () => {
  it('are their UTF-8', () => {
    expect(exact('a')).toEqual({ source: '\\x61', longest: 1 });
    expect(exact('€')).toEqual({ source: '(?:\\xe2\\x82\\xac)', longest: 3 });
  });

  it('are either case of theirs, ASCII letters small', () => {
    expect(folded('A')).toEqual({ source: '\\x61', longest: 1 });
    expect(folded('é')).toEqual({ source: '(?:\\xc3\\xa9|\\xc3\\x89)', longest: 2 });
  });

  it.each(['a', 'K', '7', '日', 'ß', '\u212a'])('have no other case beyond ASCII: %s', (character) => {
    expect(foldsOnlyAscii(character)).toBe(true);
  });

  it.each(['ä', 'Ω', 'ж'])('have one: %s', (character) => {
    expect(foldsOnlyAscii(character)).toBe(false);
  });
});
