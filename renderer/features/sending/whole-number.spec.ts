import { describe, expect, it } from 'vitest';
import { readWhole } from './whole-number';

describe('readWhole', () => {
  it.each([
    ['7', 7],
    [' 10,000 ', 10_000],
    ['1_000', 1_000],
    ['0', 0],
  ])('reads %j', (text, value) => {
    expect(readWhole(text, 'It', 0, 20_000)).toEqual({ kind: 'number', value });
  });

  it('tells an empty field from a wrong one', () => {
    expect(readWhole(' ', 'It', 0, 5)).toEqual({ kind: 'empty' });
  });

  it.each(['x', '-1', '1.5', '6', '1e3', '9'.repeat(30)])('refuses %j with the range', (text) => {
    expect(readWhole(text, 'The count', 1, 5)).toEqual({
      kind: 'wrong',
      problem: 'The count must be a whole number from 1 to 5.',
    });
  });

  it('names only the least where there is no most', () => {
    expect(readWhole('0', 'The count', 1, Number.MAX_SAFE_INTEGER)).toEqual({
      kind: 'wrong',
      problem: 'The count must be a whole number of at least 1.',
    });
  });
});
