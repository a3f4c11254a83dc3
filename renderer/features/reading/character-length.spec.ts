import { describe, expect, it } from 'vitest';
import { characterLength } from './character-length';

describe('the length of a character', () => {
  it.each([
    ['a', 'utf-8', 1],
    ['é', 'utf-8', 2],
    ['😀', 'utf-8', 4],
    ['é', 'iso-8859-1', 1],
    ['é', 'utf-16le', 2],
    ['😀', 'utf-16be', 4],
    ['あ', 'shift_jis', 2],
    ['中', 'gbk', 2],
    ['€', 'windows-1252', 1],
  ] as const)('%s in %s is %i', (character, encoding, length) => {
    expect(characterLength(character, encoding)).toBe(length);
    expect(characterLength(character, encoding)).toBe(length);
  });

  it('is one byte for what no byte is encoded as', () => {
    expect(characterLength('中', 'us-ascii')).toBe(1);
  });
});
