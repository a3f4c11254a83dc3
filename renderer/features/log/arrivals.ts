import { PLACEHOLDER_AFTER_MS } from '../../../shared/limits';
import type { RowCache } from '../../state/row-cache';

/** Rows about to be drawn: `start` included, `end` not. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Has rows pulled before they are drawn, so that the engine looks for them while the window draws, and placeholders are seldom seen. */
export interface Arrivals {
  /**
   * Pulls what is missing. False when some of it is here, and can be drawn. Otherwise calls back once, as soon as some is or
   * `PLACEHOLDER_AFTER_MS` after the first of several expectations that followed each other: only the latest counts.
   */
  expect(rows: Stretch, ready: () => void): boolean;
}

export function createArrivals(cache: Pick<RowCache, 'current' | 'subscribe' | 'want'>): Arrivals {
  let expected: Stretch | null = null;
  let settle: () => void = () => undefined;

  function areHere({ start, end }: Stretch): boolean {
    const rows = cache.current();
    if (rows.kind === 'loading') return true;
    for (let index = start; index < end; index += 1) if (rows.row(index) !== undefined) return true;
    return start >= end;
  }

  function begin(ready: () => void): void {
    const stop = cache.subscribe(() => {
      if (expected !== null && areHere(expected)) finish();
    });
    const timer = setTimeout(finish, PLACEHOLDER_AFTER_MS);
    settle = () => {
      expected = null;
      clearTimeout(timer);
      stop();
    };
    function finish(): void {
      settle();
      ready();
    }
  }

  return {
    expect({ start, end }, ready) {
      cache.want({ kind: 'stretch', start, end });
      const isWaiting = expected !== null;
      if (areHere({ start, end })) {
        if (isWaiting) settle();
        return false;
      }
      expected = { start, end };
      if (!isWaiting) begin(ready);
      return true;
    },
  };
}
