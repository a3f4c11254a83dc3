import type { Client } from '../../shared/client';
import type { Result } from '../../shared/contract';
import { CAPTURE_FACTS_MS } from '../../shared/limits';
import type { Notice } from '../../shared/model/notice';
import type { NoticeHub } from './notice-hub';
import { createPullLoop } from './pull-loop';
import { reuseEqual } from './reuse-equal';

/** What `captures.list` tells: this run's capture, those of earlier runs on disk, and those that are open. */
export type CaptureList = Result<'captures.list'>;

/** The captures as the engine last told them; what did not change keeps its identity. */
export type CapturesState =
  { readonly kind: 'loading' } | { readonly kind: 'loaded'; readonly list: CaptureList };

/** The captures, as an external store of React. It asks the engine for nothing while nobody subscribes. */
export interface CapturesStore {
  current(): CapturesState;
  /** Calls back after each change, until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /** Asks again now: for what no notice tells of, such as the sizes of what other programs write. */
  refresh(): void;
  dispose(): void;
}

/**
 * Asks when the transport becomes ready, when a notice tells of news among the captures or of another state, and, while
 * notices come, every `CAPTURE_FACTS_MS`: the error of the time stamps changes without news. `now` in milliseconds.
 */
export function createCapturesStore(
  client: Client,
  hub: NoticeHub,
  now: () => number = () => performance.now(),
): CapturesStore {
  const listeners = new Set<() => void>();
  let state: CapturesState = { kind: 'loading' };
  let covered = { tasks: -1, kind: '', at: -Infinity };

  const loop = createPullLoop(async () => {
    const notice = hub.current();
    covered = { tasks: notice?.tasks ?? -1, kind: notice?.rows.state ?? '', at: now() };
    const outcome = await client.call('captures.list', {});
    if (outcome.ok) publish(reuseEqual(state, { kind: 'loaded', list: outcome.value }));
  });

  function refresh(): void {
    if (listeners.size > 0) loop.request();
  }

  function heard({ tasks, rows }: Notice): void {
    const old = tasks !== covered.tasks || rows.state !== covered.kind;
    if (old || now() - covered.at >= CAPTURE_FACTS_MS) refresh();
  }

  function publish(next: CapturesState): void {
    if (next === state) return;
    state = next;
    for (const listener of [...listeners]) listener();
  }

  const stops = [
    hub.onNotice(heard),
    hub.onNewRun(() => {
      publish({ kind: 'loading' });
      refresh();
    }),
    client.onReady(refresh),
  ];

  return {
    current: () => state,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) refresh();
      return () => listeners.delete(listener);
    },
    refresh,
    dispose: () => stops.forEach((stop) => stop()),
  };
}
