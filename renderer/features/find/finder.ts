import type { Client } from '../../../shared/client';
import type { Result } from '../../../shared/contract';
import { succeed, type ParleyError } from '../../../shared/errors';
import type { CaptureId } from '../../../shared/model/capture';
import type { Criteria, FilterId } from '../../../shared/model/criteria';
import { createMadeView } from '../../state/made-view';
import type { NoticeHub } from '../../state/notice-hub';
import type { RowsView } from '../../state/row-cache';

/** What is looked for, and where. */
export interface Hunt {
  readonly view: Readonly<Omit<RowsView, 'filter'>>;
  readonly criteria: Criteria;
}

/** How looking goes. */
export type Search =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening' }
  /** `status` is `null` until the engine has told it for the first time. */
  | { readonly kind: 'open'; readonly filter: FilterId; readonly status: Result<'filter.status'> | null }
  | { readonly kind: 'failed'; readonly error: ParleyError };

export interface FinderState {
  readonly search: Search;
  /** The filter whose rows can be shown: one that has come far enough. Meanwhile the one before it, or none. */
  readonly ready: FilterId | null;
}

/** Looks for rows of one log. An external store of React; it looks while somebody listens. */
export interface Finder {
  current(): FinderState;
  subscribe(listener: () => void): () => void;
  /** Looks for something else, or for nothing. Asking for the same again changes nothing. */
  look(hunt: Hunt | null): void;
  /** Resolves with the filter when it has found something; with `null` when there is nothing, or something else is wanted. */
  found(): Promise<FilterId | null>;
  /** Whether a filter looks among the rows of a capture: filters of others give no rows of it. */
  isOf(filter: FilterId, capture: CaptureId): boolean;
  /** Looks no further; what was found stays. */
  stop(): void;
  /** Says which filter's rows are shown now, so that those before it can be closed. */
  showing(filter: FilterId | null): void;
}

/** The engine forgets a window's filters with its connection: then, and when it is another one, they are opened again. */
export function createFinder(client: Client, hub: NoticeHub): Finder {
  const filters = createMadeView(client, hub, {
    async open({ view, criteria }: Hunt) {
      const outcome = await client.call('filter.open', { ...view, criteria });
      return outcome.ok ? succeed(outcome.value.filter) : outcome;
    },
    status: (filter) => client.call('filter.status', { filter }),
    close: (filter) => void client.call('filter.close', { filter }),
    isWhole: ({ state }) => state.kind !== 'scanning',
    newsOf: ({ tasks }) => [tasks],
    staysOnFailure: true,
    stateOf: (making, ready): FinderState => ({
      search: making.kind === 'open' ? { kind: 'open', filter: making.id, status: making.status } : making,
      ready,
    }),
  });

  return {
    current: filters.current,
    subscribe: filters.subscribe,
    look: filters.want,
    async found() {
      const mine = filters.wanted();
      for (;;) {
        if (mine === null || mine !== filters.wanted()) return null;
        const verdict = verdictOf(filters.current().search);
        if (verdict !== 'unknown') return verdict;
        await filters.changed();
      }
    },
    isOf: (filter, capture) => filters.wishOf(filter)?.view.capture === capture,
    stop() {
      const { search } = filters.current();
      if (search.kind !== 'open') return;
      void client.call('filter.stop', { filter: search.filter }).then(filters.refresh);
    },
    showing: filters.showing,
  };
}

/** The filter if it has found something, `null` if it never will, as far as can be told. */
function verdictOf(search: Search): FilterId | null | 'unknown' {
  if (search.kind === 'failed') return null;
  if (search.kind !== 'open' || search.status === null) return 'unknown';
  if (search.status.matches > 0) return search.filter;
  return search.status.state.kind === 'scanning' ? 'unknown' : null;
}
