import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tokensOf } from './regex-tokens';

const kinds = (source: string): string[] => tokensOf(source).map(({ kind, text }) => `${kind} ${text}`);

it('cuts a pattern into its pieces', () => {
  expect(kinds('a+(?<name>[)(]|\\))*?\\x{20ac}\\Q(+\\E$')).toEqual([
    'literal a',
    'repeat +',
    'open (?<name>',
    'class [)(]',
    'literal |',
    'escape \\)',
    'close )',
    'repeat *?',
    'escape \\x{20ac}',
    'quote \\Q(+\\E',
    'literal $',
  ]);
});

it('takes a ] that comes first in a class, and named classes, as parts of it', () => {
  expect(kinds('[]a]b')).toEqual(['class []a]', 'literal b']);
  expect(kinds('[^]a]')).toEqual(['class [^]a]']);
  expect(kinds('[[:alpha:]x]y')).toEqual(['class [[:alpha:]x]', 'literal y']);
});

it('covers any text without a gap', () => {
  const piece = fc.constantFrom(
    '(',
    ')',
    '[',
    ']',
    '\\',
    '{',
    '1',
    ',',
    '}',
    '?',
    '*',
    '<',
    '=',
    'a',
    'Q',
    'E',
    '😀',
  );
  fc.assert(
    fc.property(fc.string({ unit: piece }), (source) => {
      expect(
        tokensOf(source)
          .map(({ text }) => text)
          .join(''),
      ).toBe(source);
      expect(tokensOf(source).every(({ text }) => text !== '')).toBe(true);
    }),
  );
});
