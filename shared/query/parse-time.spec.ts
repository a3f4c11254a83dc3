import { describe, expect, it } from 'vitest';
import { parseTime, parseTimes } from './parse-time';

const day = new Date(2026, 10, 22, 18, 5).getTime() * 1_000;
const at = (hour: number, minute: number, second = 0, microseconds = 0) =>
  new Date(2026, 10, 22, hour, minute, second).getTime() * 1_000 + microseconds;

describe('parseTime', () => {
  it.each([
    ['12:31', at(12, 31), 60_000_000],
    ['9:05', at(9, 5), 60_000_000],
    [' 12:31:34 ', at(12, 31, 34), 1_000_000],
    ['12:31:34.5', at(12, 31, 34, 500_000), 100_000],
    ['12:31:34.123', at(12, 31, 34, 123_000), 1_000],
    ['00:00:00.000001', at(0, 0, 0, 1), 1],
    ['23:59:59', at(23, 59, 59), 1_000_000],
  ])('%j stands for all that a log shows so', (text, from, length) => {
    expect(parseTime(text, day)).toEqual({ ok: true, value: { from, to: from + length - 1 } });
  });

  it.each([
    ['', 0, 'missing'],
    ['12', 2, 'minute is missing'],
    ['12:', 3, 'the minute has'],
    ['24:00', 0, 'hour is 23'],
    ['12:60', 3, 'minute is 59'],
    ['12:31:60', 6, 'second is 59'],
    ['12:31:5:1', 7, 'only'],
    ['12:31.5', 5, 'decimal places'],
    ['12:31:34.', 9, 'decimal places'],
    ['12:31:34.1234567', 9, 'decimal places'],
    ['12:31:34.1.2', 10, 'one point'],
    ['noon', 0, 'digits'],
    [' 12h31', 3, 'digits'],
  ])('finds where %j is wrong', (text, position, problem) => {
    expect(parseTime(text, day)).toEqual({
      ok: false,
      error: {
        code: 'invalid_criterion',
        details: { part: 'time', position, problem: expect.stringContaining(problem) },
      },
    });
  });
});

describe('parseTimes', () => {
  it.each([
    ['', null],
    ['12:31', { from: at(12, 31), to: at(12, 32) - 1 }],
    ['12:31-12:40', { from: at(12, 31), to: at(12, 41) - 1 }],
    ['>12:31', { from: at(12, 32), to: null }],
    ['>= 12:31:34.5', { from: at(12, 31, 34, 500_000), to: null }],
    ['<12:31', { from: null, to: at(12, 31) - 1 }],
  ])('reads %j', (text, time) => {
    expect(parseTimes(text, day)).toEqual({ ok: true, value: time });
  });

  it('says which of two is wrong', () => {
    expect(parseTimes('12:31-12:99', day)).toMatchObject({
      error: { details: { part: 'time', position: 9 } },
    });
  });
});
