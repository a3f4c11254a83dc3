import { describe, expect, it } from 'vitest';
import { PATTERN_MAX_STEPS } from '../limits';
import { compileLinear, type LinearRegex } from './linear-regex';

function regex(source: string, matchCase = true): LinearRegex {
  const compiled = compileLinear(source, matchCase);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}

function refusal(source: string): unknown {
  const compiled = compileLinear(source, true);
  return compiled.ok ? null : compiled.error.details;
}

describe('matching', () => {
  it('finds the first match and its groups', () => {
    const { find, groups } = regex('(?<verb>\\w+) (\\d+)(x)?');
    const found = find('go: read 12!');
    expect(found?.range(groups.get('verb') ?? -1)).toEqual({ start: 4, end: 8 });
    expect([0, 2, 3, 4].map((group) => found?.range(group))).toEqual([
      { start: 4, end: 11 },
      { start: 9, end: 11 },
      null,
      null,
    ]);
  });

  it('names its groups', () => {
    const groups = Object.entries({ 0: 0, 1: 1, 2: 2, 3: 3, a: 1, b: 3 });
    expect([...regex('(?<a>x)(y)(?P<b>z)').groups]).toEqual(groups);
  });

  it('is about the whole text unless told otherwise', () => {
    expect(regex('^b$').find('a\nb')).toBeNull();
    expect(regex('(?m)^b$').find('a\nb')).not.toBeNull();
    expect(regex('PING', false).find('ping')).not.toBeNull();
    expect(regex('PING').find('ping')).toBeNull();
  });

  it('counts in UTF-16 units', () => {
    expect(regex('b').find('😀b')?.range(0)).toEqual({ start: 2, end: 3 });
    expect(regex('^.b').find('😀b')?.range(0)).toEqual({ start: 0, end: 3 });
  });
});

describe('a text of bytes', () => {
  it.each(['^(?<a>\\w+) (\\S*)$', '(a)?b', '(.)(x)?', '(?i)A(B)', '(a+)(a+)(a+)(a+)(a+)$'])(
    'has the same match and groups: %s',
    (source) => {
      const { find, groups } = regex(source);
      for (const text of ['ab', 'abc x\xe9', 'aaaaaaa', '\n', 'b\u00ff', 'a'.repeat(300)]) {
        const ranges = [find(text), find(text, true)].map(
          (found) => found && [...groups.values()].map((group) => found.range(group)),
        );
        expect(ranges[1]).toEqual(ranges[0]);
      }
    },
  );
});

describe('time', () => {
  it.each(['(a+)+$', '(a|aa)+$', '^(a+)*b', '(.*)(.*)(.*)(.*)x$', '(a?){30}a{30}b$'])(
    'gives every place of a long text one look, whatever the pattern: %s',
    (source) => {
      // A backtracking engine would be at it for longer than the universe exists: that this returns is the test.
      expect(regex(source).find(`${'a'.repeat(100_000)}!`, true)).toBeNull();
      expect(regex(source).find(`${'a'.repeat(60)}!`, true)).toBeNull();
    },
  );

  it('looks at fewer characters the larger the pattern is', () => {
    expect(regex('a').reach).toBeGreaterThan(1_000_000);
    const large = regex('(?:[ab]{500}c){2}|x');
    expect(large.reach).toBeLessThan(PATTERN_MAX_STEPS / 1_000);
    expect(large.find(`${'-'.repeat(large.reach - 1)}x`)).not.toBeNull();
    expect(large.find(`${'-'.repeat(large.reach)}x`)).toBeNull();
  });

  it('refuses what repetitions make too large', () => {
    expect(regex('a{1000}').reach).toBeGreaterThan(1_000);
    expect(refusal('a{1000}b{1000}c{1000}')).toMatchObject({
      problem: expect.stringContaining('too large') as string,
    });
    expect(refusal('(a{1000}){1000}')).toMatchObject({
      problem: expect.stringContaining('1000 is the most') as string,
    });
  });
});

describe('faults', () => {
  it.each([
    ['(ab', 0, 'this ( is never closed'],
    ['ab)', 2, 'this ) closes nothing'],
    ['a[b', 1, 'this [ is never closed'],
    ['a**', 1, '** repeats a repetition'],
    ['a|*', 2, '* repeats nothing'],
    ['ab\\', 2, 'a \\ needs a character'],
    ['a\\h', 1, '\\h has no meaning here'],
    ['a\\xZZ', 1, 'has no meaning here'],
    ['[z-a]', 1, 'z-a is no set of characters'],
    ['\\p{Foo}', 0, '\\p{Foo} is no set'],
    ['(?<n>a)(?<n>b)', 3, 'two groups have the name “n”'],
    ['(?z)', 0, '(?z begins no kind of group'],
    ['ab{2,1}', 2, '{2,1} repeats too often, or has its larger number first'],
    ['a(?=b)', 1, 'cannot have it'],
    ['(a)\\1', 3, 'repeats what a group found'],
  ])('says what is wrong with %s, and where', (source, position, problem) => {
    expect(refusal(source)).toEqual({ position, problem: expect.stringContaining(problem) as string });
  });
});
