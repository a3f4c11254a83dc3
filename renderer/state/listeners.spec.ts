import { expect, it, vi } from 'vitest';
import { createListeners } from './listeners';

it('begins with the first listener, and ends with the last', () => {
  const [begin, end] = [vi.fn(), vi.fn()];
  const listeners = createListeners(begin, end);
  const leaves = [vi.fn(), vi.fn()].map((listener) => listeners.subscribe(listener));
  expect([begin.mock.calls.length, listeners.any]).toEqual([1, true]);
  leaves[0]?.();
  leaves[0]?.();
  expect(end).not.toHaveBeenCalled();
  leaves[1]?.();
  leaves[1]?.();
  expect([end.mock.calls.length, listeners.any]).toEqual([1, false]);
  listeners.subscribe(vi.fn());
  expect(begin).toHaveBeenCalledTimes(2);
});

it('tells all who listen when it begins to, and nobody who has left', () => {
  const listeners = createListeners();
  const [late, gone] = [vi.fn(), vi.fn()];
  listeners.subscribe(() => void listeners.subscribe(late));
  listeners.subscribe(gone)();
  listeners.tell();
  expect([late.mock.calls.length, gone.mock.calls.length]).toEqual([0, 0]);
  listeners.tell();
  expect(late).toHaveBeenCalledTimes(1);
});
