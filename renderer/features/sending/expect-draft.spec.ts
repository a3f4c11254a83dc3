import { describe, expect, it } from 'vitest';
import type { Matching } from '../../../shared/model/matching';
import { expectDraftOf, firstExpect, readExpect } from './expect-draft';

const contains = (source: string): Matching => ({
  by: 'contains',
  content: { mode: 'text', source, encoding: 'utf-8' },
});

describe('readExpect', () => {
  it('waits until something was typed', () => {
    expect(readExpect(firstExpect)).toEqual({ kind: 'unfinished' });
  });

  it('reads an expectation, and gives its fields back', () => {
    const read = readExpect({ match: contains('OK'), within: '1,500' });
    expect(read).toEqual({ kind: 'ready', expectation: { match: contains('OK'), withinMs: 1_500 } });
    expect(read.kind === 'ready' && expectDraftOf(read.expectation)).toEqual({
      match: contains('OK'),
      within: '1500',
    });
  });

  it('takes anything as an answer', () => {
    expect(readExpect({ match: { by: 'any' }, within: '5' })).toMatchObject({ kind: 'ready' });
  });

  it.each(['', '0', '3600001', 'soon'])('refuses a time of %j', (within) => {
    expect(readExpect({ match: contains('OK'), within })).toMatchObject({ kind: 'wrong' });
  });

  it('is not ready with a pattern that is wrong', () => {
    const match = { by: 'regex', source: '(', over: 'text', encoding: 'utf-8', matchCase: true } as const;
    expect(readExpect({ match, within: '5' })).toEqual({ kind: 'unfinished' });
  });
});
