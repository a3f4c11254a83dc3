import { describe, expect, it } from 'vitest';
import { refusedPart, unsupportedPart } from './regex-faults';

describe('unsupportedPart', () => {
  it.each([
    ['ok(?=x)', 2],
    ['ok(?!x)', 2],
    ['(?<=x)ok', 0],
    ['(?<!x)ok', 0],
    ['(?>x)', 0],
    ['(?P=n)', 0],
    ['(a)\\1', 3],
    ['(?<n>a)\\k<n>', 7],
    ['a++', 1],
    ['[(?=]\\Q(?=\\Ea{2}+', 13],
  ])('says where %s has what no linear pattern can have', (source, position) => {
    const fault = unsupportedPart(source);
    expect(fault?.position).toBe(position);
    expect(fault?.problem).toContain('in proportion to the message, and cannot have it');
  });

  it('tells how \\u is written here', () => {
    expect(unsupportedPart('a\\u0041')).toEqual({
      position: 1,
      problem: '\\u is not known here; write the character’s number as \\x{20ac}',
    });
  });

  it.each(['(?:a)(?<n>b)(?P<m>c)(?i)d', '\\0\\07\\x41\\pL', '[(?=]', '\\(?=', 'a+?'])(
    'has nothing against %s',
    (source) => {
      expect(unsupportedPart(source)).toBeNull();
    },
  );
});

describe('refusedPart', () => {
  it('points at the bracket without a partner', () => {
    expect(refusedPart('a(b(c)', 'missing closing )', null).position).toBe(1);
    expect(refusedPart('(?i)a)', 'unexpected )', null).position).toBe(5);
    expect(refusedPart('a[b\\]', 'missing closing ]', null).position).toBe(1);
  });

  it('points at the part that was refused, not at the same characters in a class', () => {
    expect(refusedPart('[**]a**', 'invalid nested repetition operator', '**').position).toBe(5);
    expect(refusedPart('[0-9][z-a]', 'invalid character class range', 'z-a').position).toBe(6);
  });

  it('falls back to the library’s words', () => {
    expect(refusedPart('a', 'something new', 'a')).toEqual({ position: 0, problem: 'something new' });
  });
});
