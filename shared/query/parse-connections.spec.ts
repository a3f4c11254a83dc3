import { describe, expect, it } from 'vitest';
import { parseConnections } from './parse-connections';

describe('parseConnections', () => {
  it.each([
    ['', null],
    [' ', null],
    ['1', [1]],
    ['1, 3-5', [1, 3, 4, 5]],
    ['#7,#2', [2, 7]],
    ['3–#4 , 4', [3, 4]],
  ])('reads %j', (text, connections) => {
    expect(parseConnections(text)).toEqual({ ok: true, value: connections });
  });

  it.each([
    ['x', 0, 'only numbers'],
    ['1, 2x', 4, 'only numbers'],
    ['1,,2', 2, 'missing'],
    ['1,', 2, 'missing'],
    ['0', 0, 'from 1'],
    ['5-3', 2, 'less than the first'],
    ['1, 5-3', 5, 'less than the first'],
    ['3-', 0, 'only numbers'],
    ['1 2', 0, 'only numbers'],
    ['1-1001', 0, '1000 connections at most'],
    ['1, 1-1000', 3, '1000 connections at most'],
    ['99999999999', 0, 'so large'],
    ['1-99999999999', 2, 'so large'],
  ])('finds where %j is wrong', (text, position, problem) => {
    expect(parseConnections(text)).toEqual({
      ok: false,
      error: {
        code: 'invalid_criterion',
        details: { part: 'connections', position, problem: expect.stringContaining(problem) },
      },
    });
  });
});
