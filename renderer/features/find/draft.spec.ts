import { describe, expect, it } from 'vitest';
import { emptyDraft, facetCount, wishOf, type Draft } from './draft';

const noon = new Date(2026, 10, 22, 12).getTime() * 1_000;
const wish = (draft: Partial<Draft>): ReturnType<typeof wishOf> => wishOf({ ...emptyDraft, ...draft }, noon);
const everything = { kinds: null, connections: null, length: null, time: null, pattern: null };

describe('what a draft asks for', () => {
  it('is nothing while nothing narrows it', () => {
    expect(wish({})).toEqual({ kind: 'nothing' });
    expect(wish({ kind: 'hex', text: '  ' })).toEqual({ kind: 'nothing' });
    expect(wish({ parts: ['sent', 'received', 'opened', 'problems', 'ended'] })).toEqual({ kind: 'nothing' });
  });

  it.each<[Partial<Draft>, object]>([
    [{ text: 'GET ' }, { pattern: { kind: 'text', text: 'GET ', matchCase: false } }],
    [{ kind: 'hex', text: '0d 0a' }, { pattern: { kind: 'hex', text: '0d 0a' } }],
    [
      { kind: 'regex', text: 'a+', matchCase: true },
      { pattern: { kind: 'regex', source: 'a+', matchCase: true } },
    ],
    [{ parts: ['received'] }, { kinds: ['in'] }],
    [{ parts: ['sent', 'problems'] }, { kinds: ['out', 'error', 'gap'] }],
    [{ connections: '1, 3-5' }, { connections: [1, 3, 4, 5] }],
    [{ length: '>100' }, { length: { least: 101, most: null } }],
    [{ time: '>=12:31' }, { time: { from: noon + 31 * 60_000_000, to: null } }],
  ])('%j', (draft, part) => {
    expect(wish(draft)).toEqual({ kind: 'rows', criteria: { ...everything, ...part } });
  });

  it('says in which fields it is wrong, and where', () => {
    const wrong = wish({ kind: 'hex', text: '0d 0', connections: '1, x', length: '12 ', time: '25:00' });
    expect(wrong).toMatchObject({
      kind: 'mistaken',
      mistakes: { text: { position: 3 }, connections: { position: 3 }, time: { position: 0 } },
    });
    expect(wrong.kind === 'mistaken' && Object.keys(wrong.mistakes)).toEqual(['text', 'connections', 'time']);
  });

  it('refuses a pattern that is too long, at the first character too many', () => {
    expect(wish({ text: 'x'.repeat(1_025) })).toMatchObject({ mistakes: { text: { position: 1_024 } } });
  });
});

it('counts the facets that narrow', () => {
  const counted = (draft: Partial<Draft>): number => facetCount({ ...emptyDraft, ...draft });
  expect(counted({ text: 'x' })).toBe(0);
  expect(counted({ parts: ['sent'], connections: '1', length: ' ', time: '12:00' })).toBe(3);
  expect(counted({ parts: ['sent', 'received', 'opened', 'problems', 'ended'] })).toBe(0);
});
