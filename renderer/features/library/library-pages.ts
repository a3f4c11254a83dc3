import type { Client } from '../../../shared/client';
import type { ParleyError } from '../../../shared/errors';
import { WINDOW_MAX_ROWS } from '../../../shared/limits';
import type { Saved } from '../../../shared/model/library';
import type { NoticeHub } from '../../state/notice-hub';
import { createPullLoop } from '../../state/pull-loop';
import { createListeners } from '../../state/listeners';

/** What is looked for in the library. `tag`: only what has it. */
export interface LibraryQuery {
  readonly words: string;
  readonly tag: string | null;
}

/** What was found, as far as it is here. `tags`: all that are in use. */
export type LibraryState =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'loaded';
      readonly total: number;
      readonly row: (index: number) => Saved | undefined;
      readonly tags: readonly string[];
      readonly problem: ParleyError | null;
    };

/** The entries of the library that fit, in pages. An external store of React; it lives while somebody listens. */
export interface LibraryPages {
  current(): LibraryState;
  subscribe(listener: () => void): () => void;
  /** Says which rows are on screen. */
  want(start: number, end: number): void;
  /** Looks for something else; what was found stays on screen until then. */
  find(query: LibraryQuery): void;
  /** Something was changed from here: do not wait to be told. */
  refresh(): void;
}

/** Rows that are kept: scrolling back and forth among so many pulls nothing. */
const KEPT_ROWS = 4_000;

/** Pulls what is on screen, page by page, and all of it anew when the engine tells of a change. */
export function createLibraryPages(client: Client, hub: NoticeHub): LibraryPages {
  const listeners = createListeners(start, () => stop());
  let query: LibraryQuery = { words: '', tag: null };
  let rows = new Map<number, Saved>();
  let isStale = true;
  let wanted = { start: 0, end: 1 };
  let state: LibraryState = { kind: 'loading' };
  let covered = -1;
  let stop: () => void = () => undefined;

  const loop = createPullLoop(async () => {
    for (let from = nextFrom(); from !== null && listeners.any; from = nextFrom()) {
      const asked = query;
      const isFresh = isStale;
      if (isFresh) covered = hub.current()?.tasks ?? -1;
      const outcome = await client.call('library.find', { ...asked, from, count: WINDOW_MAX_ROWS });
      if (asked !== query) continue;
      if (!outcome.ok) return publish({ problem: outcome.error });
      const { total, rows: found, tags } = outcome.value;
      if (isFresh) rows = new Map();
      isStale = false;
      // A page of long messages has fewer rows than were asked for.
      for (const [at, row] of found.entries()) rows.set(from + at, row);
      for (const old of [...rows.keys()].slice(0, -KEPT_ROWS)) rows.delete(old);
      publish({ total, tags, problem: null });
      // The list became shorter than what is on screen.
      if (found.length === 0) return;
    }
  });

  /** Where the next pull begins: at a page, or within one of which a part is here. */
  function nextFrom(): number | null {
    const pageOf = (index: number): number => index - (index % WINDOW_MAX_ROWS);
    if (isStale) return pageOf(wanted.start);
    const end = state.kind === 'loaded' ? Math.min(wanted.end, state.total) : wanted.end;
    for (let index = wanted.start; index < end; index += 1)
      if (!rows.has(index)) return rows.has(pageOf(index)) ? index : pageOf(index);
    return null;
  }

  function publish(part: Partial<Extract<LibraryState, { kind: 'loaded' }>>): void {
    const known = rows;
    const before = state.kind === 'loaded' ? state : { total: 0, tags: [], problem: null };
    state = {
      kind: 'loaded',
      ...before,
      ...part,
      row: (index) => known.get(index),
    };
    listeners.tell();
  }

  function refresh(): void {
    isStale = true;
    loop.request();
  }

  function start(): void {
    const stops = [
      hub.onNotice((notice) => {
        if (notice.tasks !== covered) refresh();
      }),
      hub.onNewRun(refresh),
    ];
    stop = () => stops.forEach((end) => end());
    refresh();
  }

  return {
    current: () => state,
    subscribe: listeners.subscribe,
    want(start, end) {
      if (start === end) return;
      wanted = { start, end };
      if (nextFrom() !== null) loop.request();
    },
    find(next) {
      if (next.words === query.words && next.tag === query.tag) return;
      query = next;
      wanted = { start: 0, end: wanted.end - wanted.start };
      refresh();
    },
    refresh,
  };
}
