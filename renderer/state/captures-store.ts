import type { Client } from '../../shared/client';
import type { Result } from '../../shared/contract';
import { CAPTURE_FACTS_MS } from '../../shared/limits';
import type { Notice } from '../../shared/model/notice';
import type { NoticeHub, Page } from './notice-hub';
import { createPullLoop } from './pull-loop';
import { reuseEqual } from './reuse-equal';
import { createListeners } from './listeners';

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
 * Asks when the transport becomes ready, when a notice tells of news among the captures or of another state, and every
 * `CAPTURE_FACTS_MS` while the page is seen: the error of the time stamps changes without news. `repeat` calls back at
 * that rate until the function that it returns is called.
 */
export function createCapturesStore(
  client: Client,
  hub: NoticeHub,
  page: Pick<Page, 'hidden'>,
  repeat: (callback: () => void) => () => void = repeatedly,
): CapturesStore {
  const listeners = createListeners(begin, rest);
  let state: CapturesState = { kind: 'loading' };
  let covered = { tasks: -1, kind: '' };
  let stopRepeating: (() => void) | null = null;

  const loop = createPullLoop(async () => {
    const notice = hub.current();
    covered = { tasks: notice?.tasks ?? -1, kind: notice?.rows.state ?? '' };
    const outcome = await client.call('captures.list', {});
    if (outcome.ok) publish(reuseEqual(state, { kind: 'loaded', list: outcome.value }));
  });

  function refresh(): void {
    if (listeners.any) loop.request();
  }

  function heard({ tasks, rows }: Notice): void {
    if (tasks !== covered.tasks || rows.state !== covered.kind) refresh();
  }

  function publish(next: CapturesState): void {
    if (next === state) return;
    state = next;
    listeners.tell();
  }

  function begin(): void {
    refresh();
    stopRepeating ??= repeat(() => {
      if (!page.hidden) refresh();
    });
  }

  function rest(): void {
    stopRepeating?.();
    stopRepeating = null;
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
    subscribe: listeners.subscribe,
    refresh,
    dispose() {
      rest();
      stops.forEach((stop) => stop());
    },
  };
}

function repeatedly(callback: () => void): () => void {
  const timer = setInterval(callback, CAPTURE_FACTS_MS);
  return () => clearInterval(timer);
}
