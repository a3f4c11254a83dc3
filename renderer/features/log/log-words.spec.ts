import { describe, expect, it } from 'vitest';
import { LIVE_CAPTURE } from '../../../shared/model/capture';
import type { FilterId } from '../../../shared/model/criteria';
import type { RowsState } from '../../state/row-cache';
import type { Search } from '../find/finder';
import { emptyWords, leadWords } from './log-words';

type Loaded = Extract<RowsState, { kind: 'loaded' }>;

function rows(figures: Partial<Loaded>, filter: number | null = null): Loaded {
  const view = { capture: LIVE_CAPTURE, endpoint: null, connection: null, filter: filter as FilterId | null };
  const shown = { view, cleared: null };
  const none = { first: 0, total: 0, dropped: 0, hidden: 0, row: () => undefined, problem: null };
  return { kind: 'loaded', basis: 1, cursor: null, shown, ...none, ...figures };
}

function search(kind: 'scanning' | 'live'): Search {
  return {
    kind: 'open',
    filter: 1 as FilterId,
    status: { state: { kind }, scanned: 0, of: 0, matches: 0 },
  };
}

describe('above the first row', () => {
  it('says that older rows were dropped, and why', () => {
    expect(leadWords(rows({ dropped: 1_204_511 }), 4 * 2 ** 30)).toBe(
      '1,204,511 older rows were dropped to stay under 4 GiB',
    );
    expect(leadWords(rows({ dropped: 1 }, 3), null)).toBe(
      '1 older match was dropped to stay under the limit on disk',
    );
  });

  it('says nothing where the first row is the first there was, or only hidden rows are above it', () => {
    expect(leadWords(rows({}), null)).toBeNull();
    expect(leadWords(rows({ dropped: 5, hidden: 10 }), null)).toBeNull();
  });
});

describe('in place of rows', () => {
  it.each<[Loaded | null, Search, string | null]>([
    [null, { kind: 'none' }, null],
    [rows({}), { kind: 'none' }, null],
    [rows({ hidden: 3 }), { kind: 'none' }, 'Nothing since the log was cleared.'],
    [rows({}, 1), search('scanning'), 'Looking for matching rows…'],
    [rows({}, 1), { kind: 'opening' }, 'Looking for matching rows…'],
    [rows({}, 1), search('live'), 'No row matches.'],
  ])('%#', (state, looking, words) => {
    expect(emptyWords(state, looking)).toBe(words);
  });
});
