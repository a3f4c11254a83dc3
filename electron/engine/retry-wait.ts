import type { Dialing } from '../../shared/model/serving';

type Retry = NonNullable<Dialing['retry']>;

/**
 * How long, in ms, a client waits before it connects again for the `attempt`th time (from 1): the first wait, then twice as long each
 * time up to the longest one. `null` when it has tried as often as it may.
 */
export function retryWait({ firstMs, mostMs, attempts }: Retry, attempt: number): number | null {
  if (attempts !== null && attempt > attempts) return null;
  return Math.min(mostMs, firstMs * 2 ** (attempt - 1));
}
