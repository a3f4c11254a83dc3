import { STATISTICS_SECONDS } from '../../../shared/limits';
import type { Statistics } from '../../../shared/model/statistics';

/** Bytes of past seconds, oldest first: of sample `from` on, `next` is the one that will come. */
export interface RateSamples {
  readonly from: number;
  readonly next: number;
  readonly bytesIn: readonly number[];
  readonly bytesOut: readonly number[];
}

export const noSamples: RateSamples = { from: 0, next: 0, bytesIn: [], bytesOut: [] };

/** Adds what an engine told of an endpoint since `known.next`. What it no longer has in one piece with the rest replaces it. */
export function withSeconds(known: RateSamples, { seconds }: Pick<Statistics, 'seconds'>): RateSamples {
  const { from, next, bytesIn, bytesOut } = seconds;
  if (from !== known.next) return { from, next, bytesIn, bytesOut };
  return lastOf({
    from: known.from,
    next,
    bytesIn: [...known.bytesIn, ...bytesIn],
    bytesOut: [...known.bytesOut, ...bytesOut],
  });
}

/** Adds a second of a connection, of which the engine keeps none: what passed between two answers, `seconds` apart. */
export function withTotals(
  known: RateSamples,
  before: Pick<Statistics, 'bytesIn' | 'bytesOut'>,
  now: Pick<Statistics, 'bytesIn' | 'bytesOut'>,
  seconds: number,
): RateSamples {
  const rate = (from: number, to: number): number => Math.max(0, Math.round((to - from) / seconds));
  return lastOf({
    from: known.from,
    next: known.next + 1,
    bytesIn: [...known.bytesIn, rate(before.bytesIn, now.bytesIn)],
    bytesOut: [...known.bytesOut, rate(before.bytesOut, now.bytesOut)],
  });
}

function lastOf({ next, bytesIn, bytesOut }: RateSamples): RateSamples {
  const kept = bytesIn.slice(-STATISTICS_SECONDS);
  return { from: next - kept.length, next, bytesIn: kept, bytesOut: bytesOut.slice(-STATISTICS_SECONDS) };
}
