import { describe, expect, it } from 'vitest';
import { firstRepeat, readRepeat, type RepeatDraft } from './repeat-draft';

describe('readRepeat', () => {
  it('repeats every second until it is stopped unless told otherwise', () => {
    expect(readRepeat(firstRepeat)).toEqual({
      kind: 'ready',
      repetition: { everyMs: 1_000, jitterMs: 0, count: null },
    });
  });

  it('reads all fields', () => {
    expect(readRepeat({ every: '1', jitter: '1', count: '1,000' })).toEqual({
      kind: 'ready',
      repetition: { everyMs: 1, jitterMs: 1, count: 1_000 },
    });
  });

  it.each<[Partial<RepeatDraft>, keyof RepeatDraft, string]>([
    [{ every: '' }, 'every', 'Type how many milliseconds'],
    [{ every: '0' }, 'every', 'The period must be a whole number from 1 to 86,400,000.'],
    [{ every: '10', jitter: '11' }, 'jitter', 'The jitter must be a whole number from 0 to 10.'],
    [{ count: '0' }, 'count', 'The number of times must be a whole number of at least 1.'],
    [{ count: 'many' }, 'count', 'The number of times must be'],
  ])('refuses %o', (part, field, problem) => {
    const read = readRepeat({ ...firstRepeat, ...part });
    expect(read).toMatchObject({ kind: 'wrong', field });
    expect(read.kind === 'wrong' && read.problem).toContain(problem);
  });
});
