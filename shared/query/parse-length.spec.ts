import { describe, expect, it } from 'vitest';
import { parseLength } from './parse-length';

describe('parseLength', () => {
  it.each([
    ['', null],
    ['64', { least: 64, most: 64 }],
    ['>100', { least: 101, most: null }],
    ['10-20', { least: 10, most: 20 }],
    ['<=5', { least: null, most: 5 }],
  ])('reads %j', (text, length) => {
    expect(parseLength(text)).toEqual({ ok: true, value: length });
  });

  it.each([
    ['x', 0, '“x” is no digit'],
    ['10-2x', 4, '“x” is no digit'],
    ['>', 1, 'missing'],
    ['20-10', 3, 'less than the first'],
    ['99999999999999999999', 0, 'too large'],
  ])('finds where %j is wrong', (text, position, problem) => {
    expect(parseLength(text)).toEqual({
      ok: false,
      error: {
        code: 'invalid_criterion',
        details: { part: 'length', position, problem: expect.stringContaining(problem) },
      },
    });
  });
});
