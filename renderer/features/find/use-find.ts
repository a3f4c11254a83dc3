import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ParleyError } from '../../../shared/errors';
import { FIND_TYPING_MS } from '../../../shared/limits';
import type { FilterId } from '../../../shared/model/criteria';
import { useServices } from '../../state/app-context';
import type { RowsView } from '../../state/row-cache';
import type { LogRows } from '../log/log-rows';
import { emptyDraft, facetCount, wishOf, type Draft, type Wish } from './draft';
import { createFinder, type Finder, type Search } from './finder';
import { findMatch, type Direction, type Match } from './step';
import { useSettled } from './use-settled';

/** Finding and filtering in one log, as its bar shows it. */
export interface Find {
  readonly isOpen: boolean;
  readonly draft: Draft;
  readonly wish: Wish;
  readonly search: Search;
  /** Only rows that match are shown; otherwise all, with the matches marked. */
  readonly onlyMatches: boolean;
  /** The filter whose rows the log is to show, or `null` for all rows. */
  readonly shown: FilterId | null;
  /** The match that was stepped to last. */
  readonly match: Match | null;
  readonly problem: ParleyError | null;
  readonly open: () => void;
  readonly close: () => void;
  readonly change: (part: Partial<Draft>) => void;
  readonly setOnlyMatches: (only: boolean) => void;
  readonly step: (direction: Direction) => void;
  readonly stop: () => void;
  readonly showing: Finder['showing'];
}

/** `view` must keep its identity while it says the same. `day`: of the times of day that are typed, see {@link wishOf}. */
export function useFind(log: LogRows, view: Readonly<Omit<RowsView, 'filter'>>, day: number): Find {
  const { client, hub } = useServices();
  const [finder] = useState(() => createFinder(client, hub));
  const { search, ready } = useSyncExternalStore(finder.subscribe, finder.current);
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState(emptyDraft);
  const [onlyMatches, setOnlyMatches] = useState(false);
  const [match, setMatch] = useState<Match | null>(null);
  const [problem, setProblem] = useState<ParleyError | null>(null);

  const wish = useMemo(() => wishOf(draft, day), [draft, day]);
  const settled = useSettled(wish, FIND_TYPING_MS);

  useEffect(() => {
    if (!isOpen) finder.look(null);
    else if (settled.kind !== 'mistaken')
      finder.look(settled.kind === 'rows' ? { view, criteria: settled.criteria } : null);
  }, [finder, isOpen, settled, view]);

  /** Goes on to a match; what was typed just now is looked for at once. */
  const step = useCallback(
    async (direction: Direction): Promise<void> => {
      if (wish.kind === 'rows') finder.look({ view, criteria: wish.criteria });
      const filter = await finder.found();
      if (filter === null) return;
      const outcome = await findMatch(client, view, filter, direction, log.stepFrom(direction));
      setProblem(outcome.ok ? null : outcome.error);
      if (!outcome.ok || outcome.value === null) return;
      setMatch(outcome.value);
      await log.goTo({ kind: 'from', seq: outcome.value.seq });
    },
    [client, finder, log, view, wish],
  );

  const change = useCallback(
    (part: Partial<Draft>) => {
      const next = { ...draft, ...part };
      setDraft(next);
      // Facets alone say which rows to show; there is nothing in them that could be marked.
      if (next.text === '' && facetCount(draft) === 0 && facetCount(next) > 0) setOnlyMatches(true);
    },
    [draft],
  );

  const open = useCallback(() => setOpen(true), []);
  const close = useCallback(() => setOpen(false), []);
  const isReady = ready !== null && finder.isOf(ready, view.capture);
  const shown = isOpen && onlyMatches && isReady ? ready : null;
  return useMemo(
    () => ({
      ...{ isOpen, draft, wish, search, onlyMatches, shown, match, problem },
      ...{ open, close, change, setOnlyMatches },
      step: (direction) => void step(direction),
      stop: finder.stop,
      showing: finder.showing,
    }),
    [isOpen, draft, wish, search, onlyMatches, shown, match, problem, open, close, change, step, finder],
  );
}
