import type { Client } from '../../../shared/client';
import type { Params } from '../../../shared/contract';
import type { ParleyError } from '../../../shared/errors';
import { STATISTICS_MS } from '../../../shared/limits';
import type { Statistics } from '../../../shared/model/statistics';
import type { Page } from '../../state/notice-hub';
import { createPullLoop } from '../../state/pull-loop';
import { noSamples, withSeconds, withTotals, type RateSamples } from './rate-samples';
import { createListeners } from '../../state/listeners';

/** What is measured: an endpoint, or one of its connections. */
export type StatisticsTarget = Omit<Params<'statistics.read'>, 'since'>;

export type StatisticsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: ParleyError }
  | { readonly kind: 'loaded'; readonly totals: Statistics; readonly samples: RateSamples };

/** Figures of one endpoint or connection. An external store of React; it asks while somebody listens and sees the page. */
export interface StatisticsStore {
  current(): StatisticsState;
  subscribe(listener: () => void): () => void;
}

/** `repeat` calls back at the rate of the samples until the function that it returns is called. */
export function createStatisticsStore(
  client: Client,
  page: Pick<Page, 'hidden' | 'now'>,
  target: StatisticsTarget,
  repeat: (callback: () => void) => () => void = repeatedly,
): StatisticsStore {
  const listeners = createListeners(start, () => stop());
  let state: StatisticsState = { kind: 'loading' };
  let samples = noSamples;
  let last: { readonly totals: Statistics; readonly at: number } | null = null;
  let stop: () => void = () => undefined;

  const loop = createPullLoop(async () => {
    const outcome = await client.call('statistics.read', { ...target, since: sinceOf() });
    if (!listeners.any) return;
    if (!outcome.ok) {
      // A lost transport is told of elsewhere; the figures stay meanwhile.
      if (outcome.error.code !== 'transport_lost') publish({ kind: 'failed', error: outcome.error });
      return;
    }
    const totals = outcome.value;
    const at = page.now();
    if (target.connection === null) samples = withSeconds(samples, totals);
    else if (last !== null && at > last.at)
      samples = withTotals(samples, last.totals, totals, (at - last.at) / 1_000);
    last = { totals, at };
    publish({ kind: 'loaded', totals, samples });
  });

  function sinceOf(): number {
    return target.connection === null ? samples.next : 0;
  }

  function publish(next: StatisticsState): void {
    state = next;
    listeners.tell();
  }

  function start(): void {
    loop.request();
    stop = repeat(() => {
      if (!page.hidden) loop.request();
    });
  }

  return {
    current: () => state,
    subscribe: listeners.subscribe,
  };
}

function repeatedly(callback: () => void): () => void {
  const timer = setInterval(callback, STATISTICS_MS);
  return () => clearInterval(timer);
}
