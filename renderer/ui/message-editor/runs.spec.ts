import { describe, expect, it } from 'vitest';
import { runsOf } from './runs';

const fault = (start: number, end: number): { start: number; end: number; problem: string } => ({
  start,
  end,
  problem: 'wrong',
});

describe('runsOf', () => {
  it('draws a plain source in one run', () => {
    expect(runsOf('abc', [], [])).toEqual([{ text: 'abc', tone: 'text', isFaulty: false }]);
    expect(runsOf('', [], [])).toEqual([]);
  });

  it('cuts at parts', () => {
    expect(runsOf('a\\nb', [{ start: 1, end: 3, tone: 'escape' }], [])).toEqual([
      { text: 'a', tone: 'text', isFaulty: false },
      { text: '\\n', tone: 'escape', isFaulty: false },
      { text: 'b', tone: 'text', isFaulty: false },
    ]);
  });

  it('marks a fault inside of a part, and nothing else', () => {
    expect(runsOf('abcd', [{ start: 0, end: 4, tone: 'hex' }], [fault(1, 2)])).toEqual([
      { text: 'a', tone: 'hex', isFaulty: false },
      { text: 'b', tone: 'hex', isFaulty: true },
      { text: 'cd', tone: 'hex', isFaulty: false },
    ]);
  });

  it('marks every fault', () => {
    const runs = runsOf('a b c', [], [fault(0, 1), fault(4, 5)]);
    expect(runs.filter(({ isFaulty }) => isFaulty).map(({ text }) => text)).toEqual(['a', 'c']);
  });

  it.each([
    ['behind the end', 'abc', 3, 'c'],
    ['in the middle', 'abc', 1, 'a'],
    ['ahead of everything', 'abc', 0, 'a'],
  ])('shows a fault without a length: %s', (_name, source, at, expected) => {
    const runs = runsOf(source, [], [fault(at, at)]);
    expect(runs.filter(({ isFaulty }) => isFaulty).map(({ text }) => text)).toEqual([expected]);
  });

  it('makes one run of neighbours that look alike', () => {
    const hex = [0, 3, 6].map((start) => ({ start, end: start + 3, tone: 'hex' as const }));
    expect(runsOf('41 42 43 ', hex, [])).toEqual([{ text: '41 42 43 ', tone: 'hex', isFaulty: false }]);
  });

  it('marks only what is wrong where there would be too many runs', () => {
    const source = 'a\\n'.repeat(5_000);
    const escapes = Array.from({ length: 5_000 }, (_, at) => ({
      start: 3 * at + 1,
      end: 3 * at + 3,
      tone: 'escape' as const,
    }));
    const runs = runsOf(source, escapes, [fault(6, 7)]);
    expect(runs.map(({ tone, isFaulty }) => [tone, isFaulty])).toEqual([
      ['text', false],
      ['text', true],
      ['text', false],
    ]);
    expect(runs.map(({ text }) => text).join('')).toBe(source);
  });

  it('gives back the whole source', () => {
    const runs = runsOf('x${counter}y', [{ start: 1, end: 11, tone: 'variable' }], [fault(3, 30)]);
    expect(runs.map(({ text }) => text).join('')).toBe('x${counter}y');
  });
});
