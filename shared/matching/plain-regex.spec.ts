import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { compileLinear } from './linear-regex';
import { plainRegex } from './plain-regex';
import type { FoundGroups } from './regex-engine';

const atom = fc.constantFrom(
  ...['a', 'b', '\\n', '.', '\\w', '\\W', '\\d', '\\D', '\\s', '\\S', '\\xe9', '\\.', '{', ']', '-', '\\v'],
  ...['[a-c]', '[^a]', '[\\s.-]', '[^\\w\\n]', '[\\d_]', '[^\\S]', '\\/', '\\x0b', ' '],
);
const repeat = fc.constantFrom('', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,3}?', '{2,}');
const repeated = fc.tuple(atom, repeat).map((pieces) => pieces.join(''));
const { source } = fc.letrec<{ source: string; piece: string }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    repeated,
    fc.constantFrom('^', '$', '\\b', '\\B'),
    tie('source').map((inner) => `(${inner})`),
    tie('source').map((inner) => `(?:${inner})`),
    fc.tuple(tie('source'), tie('source')).map(([left, right]) => `(?:${left}|${right})`),
  ),
  source: fc.array(tie('piece'), { maxLength: 4 }).map((pieces) => pieces.join('')),
}));
const byte = fc.oneof(
  fc.constantFrom(...'ab1_ .-{]\n\r\t\v\f'),
  fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
);
const text = fc.array(byte, { maxLength: 12 }).map((characters) => characters.join(''));

/** What RE2 finds: the ranges of all groups, or `null`. */
function found(regex: RE2JS, input: string): unknown {
  const matcher = regex.matcher(input);
  if (!matcher.find()) return null;
  return Array.from({ length: regex.groupCount() + 1 }, (_, group) => {
    const start = matcher.start(group);
    return start < 0 ? null : { start, end: matcher.end(group) };
  });
}

/** The ranges of so many groups. */
function rangesOf(groups: number, match: FoundGroups | null): unknown {
  return match && Array.from({ length: groups }, (_, group) => match.range(group));
}

describe('in JavaScript', () => {
  it('finds the same match and groups as RE2', () => {
    let tried = 0;
    fc.assert(
      fc.property(source, fc.array(text, { minLength: 1, maxLength: 5 }), (pattern, inputs) => {
        // A repeat of a repeat is refused, as `{` behind a number may make one.
        fc.pre(compileLinear(pattern, true).ok);
        const plain = plainRegex(pattern);
        fc.pre(plain !== null);
        const linear = RE2JS.compile(pattern);
        for (const input of inputs) {
          tried += 1;
          expect(rangesOf(linear.groupCount() + 1, plain.find(input))).toEqual(found(linear, input));
        }
      }),
      { numRuns: 500 },
    );
    expect(tried).toBeGreaterThan(500);
  });

  it.each([
    '(ab)*',
    '(?i)a',
    '(?:a|b)+',
    'é',
    '[[:alpha:]]',
    '\\pL',
    '[\\pL]',
    '\\Qa.b\\E',
    '\\x{20ac}',
    '[!-/]',
    '(a*)?',
    '^*',
  ])('leaves %s to RE2', (pattern) => {
    expect(plainRegex(pattern)).toBeNull();
  });

  it('numbers named groups', () => {
    const plain = plainRegex('(?<verb>[A-Z]+) (?P<what>.+)$');
    expect(plain && rangesOf(3, plain.find('GET x'))).toEqual([
      { start: 0, end: 5 },
      { start: 0, end: 3 },
      { start: 4, end: 5 },
    ]);
  });
});

describe('its worst case', () => {
  it.each([
    ['^a+b', 3 * 101],
    ['^a?b', 3 * 2],
    ['a', 2 * 101],
    ['^a*a*', 3 * 101 * 101],
    ['^(?:a|b)c', 4 * 2 * 101],
    ['^a{5}b{1,3}', (1 + 2 + 5 + 1) * 3],
  ])('is known: %s', (pattern, steps) => {
    expect(plainRegex(pattern)?.worst(100)).toBe(steps);
  });
});
