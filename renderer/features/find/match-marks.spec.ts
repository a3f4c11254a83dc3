import { beforeEach, describe, expect, it } from 'vitest';
import { succeed } from '../../../shared/errors';
import type { FilterId } from '../../../shared/model/criteria';
import { flush, stubClient, type StubClient } from '../../state/stubs';
import { createMatchMarks, type MatchMarksStore } from './match-marks';

const filter = 3 as FilterId;

describe('marks of matches', () => {
  let client: StubClient;
  let store: MatchMarksStore;
  let changes: number;

  beforeEach(() => {
    client = stubClient();
    client.become({ kind: 'ready' });
    store = createMatchMarks(client);
    changes = 0;
    store.subscribe(() => (changes += 1));
  });

  async function answer(...marks: [seq: number, start: number, end: number][]): Promise<void> {
    client.answer(succeed({ marks: marks.map(([seq, start, end]) => ({ seq, ranges: [[start, end]] })) }));
    await flush();
  }

  const asked = (): unknown[] => client.calls.map(({ params }) => (params as { seqs: unknown }).seqs);

  it('are pulled for the rows on screen, and no others are kept', async () => {
    store.want({ filter, seqs: [1, 2, 3], matches: 5 });
    await answer([1, 0, 4], [2, 0, 4]);
    expect(store.current().get(2)).toEqual([[0, 4]]);
    store.want({ filter, seqs: [2, 3, 4], matches: 5 });
    await answer([2, 0, 4], [4, 1, 2]);
    expect([...store.current().keys()]).toEqual([2, 4]);
  });

  it('keep their identity while they are the same', async () => {
    store.want({ filter, seqs: [1, 2], matches: 5 });
    await answer([2, 0, 4]);
    const before = store.current().get(2);
    store.want({ filter, seqs: [2, 3], matches: 5 });
    await answer([2, 0, 4]);
    expect(store.current().get(2)).toBe(before);
  });

  it('are not asked for again, until the filter found more or is another one', async () => {
    store.want({ filter, seqs: [1, 2], matches: 5 });
    await answer();
    store.want({ filter, seqs: [2], matches: 5 });
    await flush();
    expect(asked()).toEqual([[1, 2]]);
    store.want({ filter, seqs: [2], matches: 6 });
    await answer();
    store.want({ filter: 4 as FilterId, seqs: [2], matches: 6 });
    await answer();
    expect(asked()).toEqual([[1, 2], [2], [2]]);
  });

  it('follow the latest wish, one call at a time', async () => {
    store.want({ filter, seqs: [1], matches: 5 });
    store.want({ filter, seqs: [2], matches: 5 });
    store.want({ filter, seqs: [3], matches: 5 });
    expect(asked()).toEqual([[1]]);
    await answer();
    await answer([3, 0, 1]);
    expect(asked()).toEqual([[1], [3]]);
    expect(store.current().has(3)).toBe(true);
  });

  it('go when nothing is looked for, whatever is still under way', async () => {
    store.want({ filter, seqs: [1], matches: 5 });
    await answer([1, 0, 1]);
    store.want({ filter, seqs: [2], matches: 5 });
    store.want(null);
    expect(store.current().size).toBe(0);
    await answer([2, 0, 1]);
    expect(store.current().size).toBe(0);
    expect(changes).toBe(2);
  });
});
