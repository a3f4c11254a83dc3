import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NOTICE_INTERVAL_MS } from '../../../shared/limits';
import { News } from './news';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('passes progress on every now and then, and never forgets the last', () => {
  const pass = vi.fn();
  const news = new News(pass);
  for (let n = 0; n < 100; n += 1) news.tell('progress');
  expect(pass).not.toHaveBeenCalled();
  vi.advanceTimersByTime(NOTICE_INTERVAL_MS);
  expect(pass).toHaveBeenCalledTimes(1);
  news.tell('progress');
  vi.advanceTimersByTime(NOTICE_INTERVAL_MS);
  expect(pass).toHaveBeenCalledTimes(2);
});

it('passes a state on at once, and the progress before it with it', () => {
  const pass = vi.fn();
  const news = new News(pass);
  news.tell('progress');
  news.tell('state');
  expect(pass).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});

it('passes nothing on once it has ended', () => {
  const pass = vi.fn();
  const news = new News(pass);
  news.tell('progress');
  news.end();
  vi.advanceTimersByTime(10 * NOTICE_INTERVAL_MS);
  expect(pass).not.toHaveBeenCalled();
});
