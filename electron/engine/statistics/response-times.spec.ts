import { expect, it } from 'vitest';
import { ResponseTimes } from './response-times';

it('tells count, last, median and 95th percentile, and nothing before the first answer', () => {
  const times = new ResponseTimes();
  expect(times.facts()).toBeNull();
  for (let us = 1; us <= 60; us += 1) times.add(us);
  times.add(7);
  expect(times.facts()).toEqual({ count: 61, lastUs: 7, medianUs: 30, p95Us: 57 });
});
