import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PLACEHOLDER_AFTER_MS } from '../../../shared/limits';
import type { Row } from '../../../shared/model/row';
import type { RowsState, Wanted } from '../../state/row-cache';
import { createArrivals, type Arrivals } from './arrivals';

/** A cache that has the rows that a spec gives it. */
function stubCache(): {
  wanted: Wanted[];
  has(...indexes: readonly number[]): void;
  current(): RowsState;
  subscribe(listener: () => void): () => void;
  want(rows: Wanted): void;
  readonly listeners: ReadonlySet<() => void>;
} {
  const listeners = new Set<() => void>();
  const here = new Set<number>();
  const wanted: Wanted[] = [];
  const row = (index: number): Row | undefined => (here.has(index) ? ({ seq: index } as Row) : undefined);
  return {
    wanted,
    listeners,
    has(...indexes) {
      for (const index of indexes) here.add(index);
      for (const listener of [...listeners]) listener();
    },
    current: () => ({ kind: 'loaded', row, first: 0, total: 1_000 }) as unknown as RowsState,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    want: (rows) => void wanted.push(rows),
  };
}

describe('rows that are about to be drawn', () => {
  let cache: ReturnType<typeof stubCache>;
  let arrivals: Arrivals;
  const ready = vi.fn();

  beforeEach(() => {
    vi.useFakeTimers();
    ready.mockClear();
    cache = stubCache();
    arrivals = createArrivals(cache);
  });

  afterEach(() => void vi.useRealTimers());

  it('are drawn at once when some of them are here; the rest is pulled', () => {
    cache.has(25);
    expect(arrivals.expect({ start: 20, end: 40 }, ready)).toBe(false);
    expect(cache.wanted).toEqual([{ kind: 'stretch', start: 20, end: 40 }]);
    expect(cache.listeners.size).toBe(0);
  });

  it('are drawn when they arrive, once', () => {
    expect(arrivals.expect({ start: 20, end: 40 }, ready)).toBe(true);
    cache.has(19, 40);
    expect(ready).not.toHaveBeenCalled();
    cache.has(20);
    cache.has(21);
    vi.advanceTimersByTime(PLACEHOLDER_AFTER_MS);
    expect(ready).toHaveBeenCalledTimes(1);
    expect(cache.listeners.size).toBe(0);
  });

  it('are drawn as placeholders when they are late', () => {
    arrivals.expect({ start: 20, end: 40 }, ready);
    vi.advanceTimersByTime(PLACEHOLDER_AFTER_MS - 1);
    expect(ready).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ready).toHaveBeenCalledTimes(1);
    cache.has(20);
    expect(ready).toHaveBeenCalledTimes(1);
  });

  it('are forgotten for later ones, which wait no longer than the first would have', () => {
    arrivals.expect({ start: 20, end: 40 }, ready);
    vi.advanceTimersByTime(PLACEHOLDER_AFTER_MS - 1);
    expect(arrivals.expect({ start: 220, end: 240 }, ready)).toBe(true);
    cache.has(20);
    expect(ready).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ready).toHaveBeenCalledTimes(1);
  });

  it('are waited for no more when later ones are here', () => {
    arrivals.expect({ start: 20, end: 40 }, ready);
    cache.has(225);
    ready.mockClear();
    expect(arrivals.expect({ start: 220, end: 240 }, ready)).toBe(false);
    vi.advanceTimersByTime(PLACEHOLDER_AFTER_MS);
    expect(ready).not.toHaveBeenCalled();
  });
});
