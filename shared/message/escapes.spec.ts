import { describe, expect, it } from 'vitest';
import { readEscape } from './escapes';

describe('readEscape', () => {
  it('reads from where it stands, and no further', () => {
    expect(readEscape('a\\nb', 1, '')).toEqual({ kind: 'character', end: 3, character: '\n' });
    expect(readEscape('\\x0abc', 0, '')).toEqual({ kind: 'byte', end: 4, byte: 10 });
    expect(readEscape('\\u{41}2', 0, '')).toEqual({ kind: 'character', end: 6, character: 'A' });
    expect(readEscape('\\012', 0, '')).toEqual({ kind: 'character', end: 2, character: '\0' });
  });

  it('takes further characters only where they are asked for', () => {
    expect(readEscape('\\<', 0, '<>')).toEqual({ kind: 'character', end: 2, character: '<' });
    expect(readEscape('\\<', 0, '')).toMatchObject({ kind: 'problem', end: 2 });
  });

  it.each([
    ['\\', 1],
    ['\\q', 2],
    ['\\😀', 3],
    ['\\x', 2],
    ['\\xg', 2],
    ['\\x1g', 3],
    ['\\u', 2],
    ['\\u{}', 2],
    ['\\u{1234567}', 2],
    ['\\u{ffffff}', 10],
  ])('says where %j ends, which is none', (source, end) => {
    expect(readEscape(source, 0, '')).toMatchObject({ kind: 'problem', end });
  });
});
