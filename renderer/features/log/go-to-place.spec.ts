import { describe, expect, it } from 'vitest';
import { parsePlace } from './go-to-place';

const midnight = new Date(2026, 10, 22).getTime() * 1_000;
const second = 1_000_000;

describe('where to go', () => {
  it.each([
    ['0', 0],
    [' 42 ', 42],
    ['#42', 42],
    ['1,204,511', 1_204_511],
    ['1 204 511', 1_204_511],
  ])('%j is a record', (text, seq) => {
    expect(parsePlace(text, midnight)).toEqual({ kind: 'place', to: { kind: 'from', seq } });
  });

  it.each([
    ['12:31', (12 * 60 + 31) * 60 * second],
    ['00:00:34.5', 34.5 * second],
  ])('%j is a time of that day', (text, at) => {
    expect(parsePlace(text, midnight + 3_600 * second)).toEqual({
      kind: 'place',
      to: { kind: 'time', at: midnight + at },
    });
  });

  it.each([
    ['', 'type a number or a time'],
    ['12:61', 'the minute is 59 at most'],
    ['later', 'a time has digits, colons and one point only'],
    ['99999999999999999999', 'there is no record with so large a number'],
  ])('%j says nothing', (text, problem) => {
    expect(parsePlace(text, midnight)).toEqual({ kind: 'wrong', problem });
  });
});
