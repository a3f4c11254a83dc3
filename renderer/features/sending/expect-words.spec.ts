import { describe, expect, it } from 'vitest';
import { answerWords, expectationWords } from './expect-words';

describe('words of an expectation', () => {
  it('says what is expected, and by when', () => {
    const match = { by: 'contains', content: { mode: 'text', source: 'OK', encoding: 'utf-8' } } as const;
    expect(expectationWords({ match, withinMs: 1_500 })).toBe('contains “OK” within 1.5 s');
    expect(expectationWords({ match: { by: 'any' }, withinMs: 20 })).toBe('anything within 20 ms');
  });

  it('says what became of it', () => {
    expect(answerWords({ kind: 'none' })).toBe('');
    expect(answerWords({ kind: 'waiting' })).toBe('Waiting for the answer');
    expect(answerWords({ kind: 'passed', tookUs: 12_300 })).toBe('Passed in 12.3 ms');
    expect(answerWords({ kind: 'timed-out', tookUs: 1_000_000 })).toBe('Failed: no such answer in time');
    expect(answerWords({ kind: 'ended', tookUs: 400 })).toBe('Failed: the connection ended after 400 µs');
  });
});
