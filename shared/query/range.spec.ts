import { describe, expect, it } from 'vitest';
import { read, wrong } from './fault';
import { readRange, type ReadSpan } from './range';

/** Numbers that each stand for ten: 2 is 20 to 29. */
const tens: ReadSpan = (text, position) =>
  /^[0-9]+$/.test(text)
    ? read({ from: Number(text) * 10, to: Number(text) * 10 + 9 })
    : wrong(position, `not “${text}”`);

describe('readRange', () => {
  it.each([
    ['', null],
    ['  ', null],
    ['2', { least: 20, most: 29 }],
    [' 2 ', { least: 20, most: 29 }],
    ['2-4', { least: 20, most: 49 }],
    ['2 – 4', { least: 20, most: 49 }],
    ['2-', { least: 20, most: null }],
    ['-4', { least: null, most: 49 }],
    ['>2', { least: 30, most: null }],
    ['> 2', { least: 30, most: null }],
    ['>=2', { least: 20, most: null }],
    ['≥2', { least: 20, most: null }],
    ['<2', { least: null, most: 19 }],
    ['<=2', { least: null, most: 29 }],
    ['2-2', { least: 20, most: 29 }],
  ])('reads %j', (text, range) => {
    expect(readRange(text, tens)).toEqual({ ok: true, value: range });
  });

  it.each([
    ['a', 0, 'not “a”'],
    [' a', 1, 'not “a”'],
    ['2-a', 2, 'not “a”'],
    ['2 - a', 4, 'not “a”'],
    ['a-2', 0, 'not “a”'],
    ['-', 1, 'not “”'],
    ['>', 1, 'not “”'],
    ['> a', 2, 'not “a”'],
    ['4-2', 2, 'less than the first'],
    ['<0', 0, 'nothing is less'],
  ])('finds where %j is wrong', (text, position, problem) => {
    expect(readRange(text, tens)).toEqual({
      ok: false,
      fault: { position, problem: expect.stringContaining(problem) },
    });
  });
});
