import type { Client } from '../../shared/client';
import type { ParleyError } from '../../shared/errors';
import type { Endpoint } from '../../shared/model/endpoint';
import type { OwnedNoticeHub } from './notice-hub';
import { reuseEqual } from './reuse-equal';
import { steadyEndpoint } from './steady-endpoint';
import { createListeners } from './listeners';

/**
 * All endpoints as the engine last told them. An endpoint that did not change keeps its identity, and so does one of which only
 * the totals of bytes did: see `steadyEndpoint`.
 */
export type Workbench =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'loaded';
      readonly run: string;
      readonly version: string;
      readonly endpoints: readonly Endpoint[];
      /** What is wrong with the files that are kept between runs. */
      readonly problems: readonly ParleyError[];
    };

/** The authoritative list of endpoints, as an external store of React. */
export interface WorkbenchStore {
  current(): Workbench;
  /** Calls back after each change, until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

/** The store as its owner sees it. */
export interface OwnedWorkbenchStore extends WorkbenchStore {
  dispose(): void;
}

/**
 * Pulls the snapshot when the transport becomes ready and when a notice tells of newer endpoints: at most one pull is
 * under way, and one that became stale meanwhile is repeated. Subscribed before the first pull, so no change is missed.
 */
export function createWorkbenchStore(client: Client, hub: OwnedNoticeHub): OwnedWorkbenchStore {
  const listeners = createListeners();
  let workbench: Workbench = { kind: 'loading' };
  let wanted = 0;
  let pull: 'idle' | 'under-way' | 'stale' = 'idle';

  async function refresh(): Promise<void> {
    if (pull !== 'idle') {
      pull = 'stale';
      return;
    }
    pull = 'under-way';
    const outcome = await client.call('workbench.snapshot', {});
    if (outcome.ok) {
      const { list, endpoints: covered, ...engine } = outcome.value;
      hub.confirmRun(engine.run);
      if (covered < wanted) markStale();
      const known = new Map(
        workbench.kind === 'loaded' ? workbench.endpoints.map((endpoint) => [endpoint.id, endpoint]) : [],
      );
      const steady = list.map((endpoint) => steadyEndpoint(known.get(endpoint.id), endpoint));
      publish(reuseEqual(workbench, { kind: 'loaded', ...engine, endpoints: steady }));
    }
    const repeat = isStale();
    pull = 'idle';
    if (repeat) void refresh();
  }

  function markStale(): void {
    pull = 'stale';
  }

  function isStale(): boolean {
    return pull === 'stale';
  }

  function publish(next: Workbench): void {
    if (next === workbench) return;
    workbench = next;
    listeners.tell();
  }

  const stops = [
    hub.onNotice((notice) => {
      if (notice.endpoints <= wanted) return;
      wanted = notice.endpoints;
      if (pull === 'idle') void refresh();
    }),
    hub.onNewRun(() => {
      wanted = 0;
    }),
    client.onReady(() => void refresh()),
  ];

  return {
    current: () => workbench,
    subscribe: listeners.subscribe,
    dispose: () => stops.forEach((stop) => stop()),
  };
}
