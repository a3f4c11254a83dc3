import { describe, expect, it } from 'vitest';
import { errorOf } from '../../../shared/errors';
import type { FilterId, FilterState } from '../../../shared/model/criteria';
import { emptyDraft } from './draft';
import { facetChips, foundWords, pointAt, progressWords } from './find-words';
import type { Search } from './finder';

const filter = 4 as FilterId;

function open(state: FilterState, matches: number): Search {
  return { kind: 'open', filter, status: { state, scanned: 10, of: 20, matches } };
}

it.each([
  [1_204, 56_000, '1,204 of 56,000'],
  [2_190_000, 10_000_000, '2.1 of 10 million'],
  [9_999_999, 10_400_000, '9.9 of 10.4 million'],
])('%i of %i looked at reads %s', (scanned, of, words) => {
  expect(progressWords({ scanned, of })).toBe(words);
});

describe('what was found', () => {
  it.each<[Search, string]>([
    [{ kind: 'none' }, ''],
    [{ kind: 'opening' }, ''],
    [open({ kind: 'scanning' }, 0), ''],
    [open({ kind: 'scanning' }, 3_456), '3,456 matches so far'],
    [open({ kind: 'live' }, 0), 'No matches'],
    [open({ kind: 'live' }, 1), '1 match'],
    [open({ kind: 'complete' }, 3_456), '3,456 matches'],
    [
      open({ kind: 'failed', error: errorOf('pattern_too_slow', { ms: 1_000 }) }, 7),
      'The pattern took more than 1 s on a single record, so the search was stopped.',
    ],
  ])('%j', (search, words) => {
    expect(foundWords(search, null)).toBe(words);
  });

  it('counts the match that was stepped to, in this filter only', () => {
    const search = open({ kind: 'live' }, 3_456);
    expect(foundWords(search, { filter, seq: 90, index: 11 })).toBe('12 of 3,456 matches');
    expect(foundWords(search, { filter: 3 as FilterId, seq: 90, index: 11 })).toBe('3,456 matches');
  });
});

describe('pointing at a fault', () => {
  it.each([
    ['(ab', 0, { before: '', at: '(', after: 'ab' }],
    ['ab(', 3, { before: 'ab(', at: '\u00a0', after: '' }],
    ['ab', 9, { before: 'ab', at: '\u00a0', after: '' }],
    ['a😀b', 1, { before: 'a', at: '😀', after: 'b' }],
  ])('%j at %i', (text, position, pointed) => {
    expect(pointAt(text, { position })).toEqual(pointed);
  });

  it('cuts what is far away from it', () => {
    const { before, at, after } = pointAt(`${'a'.repeat(50)}!${'b'.repeat(50)}`, { position: 50 });
    expect([before, at, after]).toEqual([`…${'a'.repeat(24)}`, '!', `${'b'.repeat(24)}…`]);
  });
});

it('names each facet that narrows, and what is left without it', () => {
  expect(
    facetChips({ ...emptyDraft, parts: ['received', 'sent', 'opened', 'ended', 'problems'], length: ' ' }),
  ).toEqual([]);
  expect(
    facetChips({ ...emptyDraft, parts: ['received', 'sent'], connections: '1, 3-5', time: '12:31' }),
  ).toEqual([
    { name: 'received, sent', without: { parts: [] } },
    { name: 'connections 1, 3-5', without: { connections: '' } },
    { name: 'time 12:31', without: { time: '' } },
  ]);
});
