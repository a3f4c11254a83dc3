import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pattern } from '../../../shared/model/criteria';
import { chunk, type GivenRecord } from './fixtures/memory-reader';
import { everyMatch, everyPlace, naiveRows } from './fixtures/naive';
import { jobOf, scanRows } from './fixtures/scan';

const runs = { numRuns: 500 };
const folded = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Chunks of a few streams that interleave, from few letters, so that matches are many and span chunks. */
const traffic = (letters: string) =>
  fc.array(
    fc
      .tuple(
        fc.string({ unit: fc.constantFrom(...letters), maxLength: 6 }),
        fc.integer({ min: 1, max: 2 }),
        fc.boolean(),
      )
      .map(([text, connection, isIn]) => chunk(text, connection, isIn ? 'in' : 'out')),
    { maxLength: 20 },
  );
const wantedOf = (letters: string) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 7 });
const slices = fc.integer({ min: 1, max: 7 });

const text = (wanted: string, matchCase: boolean): Pattern => ({ kind: 'text', text: wanted, matchCase });
const regex = (source: string, matchCase = true): Pattern => ({ kind: 'regex', source, matchCase });

describe('a scan finds what a search over the joined streams finds', () => {
  it('for text', () => {
    fc.assert(
      fc.property(traffic('ab'), wantedOf('ab'), slices, (given, wanted, slice) => {
        const expected = naiveRows(given, (stream) => everyPlace(stream, wanted));
        expect(scanRows(given, jobOf(text(wanted, true)), slice)).toEqual(expected);
      }),
      runs,
    );
  });

  it('for text without case', () => {
    fc.assert(
      fc.property(traffic('aAbB'), wantedOf('aAbB'), slices, (given, wanted, slice) => {
        const expected = naiveRows(given, (stream) => everyPlace(folded(stream), folded(wanted)));
        expect(scanRows(given, jobOf(text(wanted, false)), slice)).toEqual(expected);
      }),
      runs,
    );
  });

  it('for text beyond ASCII without case', () => {
    // The bytes of ä and Ä, which a read may cut in two.
    const letters = 'a\xc3\xa4\x84';
    const small = (stream: string) => stream.replaceAll('\xc3\x84', '\xc3\xa4');
    const wanted = fc.string({ unit: fc.constantFrom('a', 'ä', 'Ä'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(traffic(letters), wanted, slices, (given, characters, slice) => {
        const bytes = small(Buffer.from(characters).toString('latin1'));
        const expected = naiveRows(given, (stream) => everyPlace(small(stream), bytes));
        expect(scanRows(given, jobOf(text(characters, false)), slice)).toEqual(expected);
      }),
      runs,
    );
  });

  it('for hex', () => {
    fc.assert(
      fc.property(traffic('\x00\xff'), wantedOf('\x00\xff'), slices, (given, wanted, slice) => {
        const expected = naiveRows(given, (stream) => everyPlace(stream, wanted));
        const pattern: Pattern = { kind: 'hex', text: Buffer.from(wanted, 'latin1').toString('hex') };
        expect(scanRows(given, jobOf(pattern), slice)).toEqual(expected);
      }),
      runs,
    );
  });

  it.each([
    'a',
    'ab',
    'a+',
    'ab+a',
    'a{2,3}',
    'aa|ab',
    'a[bc]c?',
    '(?:ab)+',
    'b.a',
    'a.*?c',
    'a.*c',
    '(a|b)\\1',
    '[^a]{3}',
  ])('for the expression %s', (source) => {
    fc.assert(
      fc.property(traffic('abc'), slices, (given, slice) => {
        const expected = naiveRows(given, (stream) => everyMatch(stream, new RegExp(source, 'g')));
        expect(scanRows(given, jobOf(regex(source)), slice)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('for an expression without case', () => {
    fc.assert(
      fc.property(traffic('aAbB\xe9\xc9'), slices, (given, slice) => {
        const expected = naiveRows(given, (stream) => everyMatch(folded(stream), /a[^b]\xe9/g));
        expect(scanRows(given, jobOf(regex('A[^B]\\xe9', false)), slice)).toEqual(expected);
      }),
      runs,
    );
  });
});

const rowsOf = (source: string, ...chunks: string[]) =>
  scanRows(
    chunks.map((bytes) => chunk(bytes)),
    jobOf(regex(source)),
  );

describe('what an expression looks at', () => {
  it('is each chunk for itself, where it looks at edges', () => {
    expect(rowsOf('^ab', 'ab', 'xab', 'ab', 'x\nab')).toEqual([0, 2, 3]);
    expect(rowsOf('ab$', 'ab', 'abx', 'xab')).toEqual([0, 2]);
    expect(rowsOf('\\bab\\b', 'x', 'ab', 'x', ' ab ')).toEqual([1, 3]);
  });

  it('is what follows and precedes, across chunks', () => {
    expect(rowsOf('foo(?=bar)', 'foo', 'bar')).toEqual([0]);
    expect(rowsOf('(?<=foo)bar', 'foo', 'bar')).toEqual([1]);
  });

  it('never begins where its stream was merely cut', () => {
    const long = 'x'.repeat(5_000);
    expect(rowsOf('^xy', long, long, 'y')).toEqual([]);
    expect(rowsOf('(?<!x)xxxy', long, 'y')).toEqual([]);
  });

  it('keeps track of matches longer than what is looked at again', () => {
    const long = 'x'.repeat(900);
    // Quotes are opened and closed: what is between two strings is none.
    expect(rowsOf('"[^"]*"', `"${long}`, `${long}"`, 'no', `"${long}`, `${long}"`).includes(2)).toBe(false);
  });

  it('does not count empty matches', () => {
    expect(rowsOf('a*', 'bbb', 'bab')).toEqual([1]);
  });
});

describe('streams', () => {
  it('are those of one connection and direction', () => {
    const given = [chunk('he', 1), chunk('llo', 2), chunk('llo', 1, 'out'), chunk('llo', 1)];
    expect(scanRows(given, jobOf(text('hello', true)))).toEqual([0, 3]);
  });

  it('are broken by a gap, by a damaged record and by their end', () => {
    const breaks: GivenRecord[] = [
      { kind: 'gap', connection: 1 },
      { kind: 'in', connection: 1, bytes: null },
      { kind: 'closed', connection: 1 },
      { kind: 'reset', connection: 1 },
    ];
    for (const between of breaks) {
      for (const pattern of [text('hello', true), regex('hel+o')])
        expect(scanRows([chunk('he'), between, chunk('llo')], jobOf(pattern))).toEqual([]);
    }
    const other: GivenRecord[] = [
      { kind: 'gap', connection: 2 },
      { kind: 'half-closed', connection: 1 },
    ];
    for (const between of other)
      expect(scanRows([chunk('he'), between, chunk('llo')], jobOf(text('hello', true)))).toEqual([0, 2]);
  });

  it('count with the bytes of chunks that are no rows themselves', () => {
    const given = [chunk('he'), chunk('llo!'), chunk('hello')];
    expect(scanRows(given, jobOf(text('hello', true), { length: { least: 4, most: 4 } }))).toEqual([1]);
    expect(scanRows(given, jobOf(regex('hel+o'), { length: { least: 4, most: 4 } }))).toEqual([1]);
    expect(scanRows(given, jobOf(regex('hel+o'), { length: { least: null, most: 2 } }))).toEqual([0]);
  });
});

describe('events', () => {
  const given: GivenRecord[] = [
    { kind: 'opened', connection: 1 },
    chunk('a'),
    { kind: 'closed', connection: 1 },
  ];

  it('match no pattern', () => {
    expect(scanRows(given, jobOf(text('a', true)))).toEqual([1]);
    expect(scanRows(given, jobOf(text('a', true), { kinds: ['opened'] }))).toEqual([]);
  });

  it('pass by kind without one', () => {
    expect(scanRows(given, jobOf(null, { kinds: ['opened', 'closed'] }))).toEqual([0, 2]);
    expect(scanRows(given, jobOf(null))).toEqual([0, 1, 2]);
  });
});
