import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRegex } from './regex';

const latin1 = (text: string) => String.fromCharCode(...new TextEncoder().encode(text));

/** All matches in the UTF-8 of a text, as latin1. */
function matches(source: string, text: string, matchCase = true): string[] {
  const found = readRegex(source, matchCase);
  if (!found.ok) throw new Error(`${source}: ${JSON.stringify(found.fault)}`);
  const bytes = found.value.folds
    ? latin1(text).replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    : latin1(text);
  return [...bytes.matchAll(new RegExp(found.value.source, 'gm'))].map(([match]) => match);
}

describe('a regular expression over bytes', () => {
  it.each([
    ['GET|PUT', 'GET PUT', ['GET', 'PUT']],
    ['[a-c]+', 'abcd', ['abc']],
    ['[^a-c]', 'abcd', ['d']],
    ['\\d{2,3}?', '12345', ['12', '34']],
    ['a{2}', 'aaaa', ['aa', 'aa']],
    ['a{2', 'a{2', ['a{2']],
    ['{"id":\\d+}', '{"id":7}', ['{"id":7}']],
    ['[]', 'a', []],
    ['[^]', 'a', ['a']],
    ['[\\]\\-\\b]', ']-\b', [']', '-', '\b']],
    ['[a-]', 'a-b', ['a', '-']],
    ['[\\d-x]', '5-xy', ['5', '-', 'x']],
    ['[+-\\d]', '+-5,', ['+', '-', '5']],
    ['\\x41\\t\\0\\cA', 'A\t\0\x01', ['A\t\0\x01']],
    ['(a)(b)\\2\\1', 'abba', ['abba']],
    ['(?<x>a)\\k<x>', 'aa', ['aa']],
    ['(?:ab)+', 'abab', ['abab']],
    ['a(?=b)', 'abac', ['a']],
    ['(?<!a)b', 'abb', ['b']],
    ['^b', 'a\nb', ['b']],
    ['\\.\\*\\/', '.*/', ['.*/']],
    ['}]', '}]', ['}]']],
  ])('%s in %j', (source, text, expected) => {
    expect(matches(source, text)).toEqual(expected);
  });

  it('takes characters beyond ASCII as their bytes, whole', () => {
    expect(matches('é+', 'ééa')).toEqual([latin1('éé')]);
    expect(matches('.', 'é')).toHaveLength(2);
    expect(matches('\\xc3\\xa9', 'é')).toEqual([latin1('é')]);
  });

  it('does not take the second byte of a character for a blank', () => {
    expect(matches('\\s', 'à')).toEqual([]);
    expect(matches('[\\s]', 'à')).toEqual([]);
  });

  it('folds ASCII letters, and other characters by their cases, without case', () => {
    expect(matches('get', 'GeT', false)).toEqual(['get']);
    expect(matches('[A-C]+', 'aBcD', false)).toEqual(['abc']);
    expect(matches('[^a]', 'Aab', false)).toEqual(['b']);
    expect(matches('\\x41', 'a', false)).toEqual(['a']);
    expect(matches('É', 'é', false)).toEqual([latin1('é')]);
    // The flag i would take 0xe9 for 0xc9.
    expect(matches('\\xa9', 'É', false)).toEqual([]);
    expect(matches('(a)\\1', 'aA', false)).toEqual(['aa']);
  });

  it.each([
    ['abc', 3, false],
    ['a|bcd', 3, false],
    ['a{2,5}b?', 6, false],
    ['é', 2, false],
    ['[ab][cd]', 2, false],
    ['a*', Infinity, false],
    ['(?:a{3}){4}', 12, false],
    ['(?:)*', 0, false],
    ['(a)\\1', Infinity, false],
    ['^a$', 1, true],
    ['\\ba', 1, true],
    ['a(?=b)', Infinity, true],
  ])('%s decides by %d bytes; looks at edges: %s', (source, longest, edges) => {
    expect(readRegex(source, true)).toMatchObject({ ok: true, value: { longest, edges } });
  });
});

describe('a wrong regular expression', () => {
  it.each([
    ['(', 0, 'never closed'],
    ['a(b', 1, 'never closed'],
    ['((a)', 0, 'never closed'],
    ['a)', 1, 'closes nothing'],
    ['a|)', 2, 'closes nothing'],
    ['[', 0, 'never closed'],
    ['ab[c', 2, 'never closed'],
    ['[a\\]', 0, 'never closed'],
    ['[z-a]', 1, 'ends before it begins'],
    ['x[a\\x20-\\x10]', 3, 'ends before it begins'],
    ['*', 0, 'repeats nothing'],
    ['a**', 2, 'repeats nothing'],
    ['a+++', 2, 'repeats nothing'],
    ['(*a)', 1, 'repeats nothing'],
    ['a|?', 2, 'repeats nothing'],
    ['{2}', 0, 'repeats nothing'],
    ['^*', 1, 'repeats nothing'],
    ['\\b+', 2, 'repeats nothing'],
    ['(?=a)*', 5, 'repeats nothing'],
    ['a{3,2}', 1, 'larger number first'],
    ['ab\\', 2, 'nothing follows'],
    ['\\q', 0, '\\q has no meaning'],
    ['a\\e', 1, '\\e has no meaning'],
    ['[\\B]', 1, '\\B has no meaning'],
    ['\\x4', 0, 'two hex digits'],
    ['a\\xg1', 1, 'two hex digits'],
    ['\\c1', 0, 'needs a letter'],
    ['\\01', 0, 'two hex digits'],
    ['\\1', 0, 'no group 1'],
    ['(a)\\2', 3, 'no group 2'],
    ['(a)\\10', 3, 'no group 10'],
    ['\\k<a>', 0, 'no group named “a”'],
    ['\\k', 0, 'name of a group'],
    ['(?<a>x)(?<a>y)', 7, 'two groups'],
    ['(?i)a', 0, 'no such kind of group'],
    ['(?<1>a)', 0, 'no such kind of group'],
    ['a\\u00e9', 1, 'patterns match bytes'],
    ['\\p{L}', 0, 'patterns match bytes'],
    ['[aé]', 2, '“é” has several'],
    ['[\\u0041]', 1, 'patterns match bytes'],
    ['\\é', 0, 'needs no \\'],
    ['a\ud800', 1, 'half of a character'],
  ])('%s: at %d, %s', (source, position, problem) => {
    expect(readRegex(source, true)).toEqual({
      ok: false,
      fault: { position, problem: expect.stringContaining(problem) },
    });
  });
});

it('gives an expression that JavaScript takes, whatever was typed', () => {
  const piece = fc.constantFrom(
    ...'ab1é(){}[]|*+?.^$\\-,:=!<>dwsbxkK0'.split(''),
    '(?:',
    '(?<n>',
    '{1,2}',
    '\\x41',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, matchCase) => {
      const source = pieces.join('');
      const found = readRegex(source, matchCase);
      if (found.ok) expect(() => new RegExp(found.value.source, 'gm').exec('')).not.toThrow();
      else expect(found.fault.position).toBeLessThan(source.length);
    }),
    { numRuns: 3_000 },
  );
});
