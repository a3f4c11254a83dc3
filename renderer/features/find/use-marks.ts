import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { isChunk } from '../../../shared/model/row';
import { useServices } from '../../state/app-context';
import type { RowsState } from '../../state/row-cache';
import { createMatchMarks, type MatchMarks } from './match-marks';
import type { Find } from './use-find';

/** Where the rows that are drawn match what is looked for. */
export interface Marks {
  readonly of: (seq: number) => ReturnType<MatchMarks['get']>;
  /** To be told which rows are drawn. */
  readonly onRange: (start: number, end: number) => void;
}

/** Pulls the marks of the rows that are drawn, while a pattern is looked for. */
export function useMarks({ isOpen, draft, search }: Find, rows: RowsState): Marks {
  const { client } = useServices();
  const [store] = useState(() => createMatchMarks(client));
  const marks = useSyncExternalStore(store.subscribe, store.current);
  const [range, setRange] = useState({ start: 0, end: 0 });

  const isLooking = isOpen && draft.text !== '' && search.kind === 'open';
  const filter = isLooking ? search.filter : null;
  const matches = isLooking ? (search.status?.matches ?? 0) : 0;
  useEffect(() => {
    if (filter === null || rows.kind === 'loading') return store.want(null);
    const seqs: number[] = [];
    for (let index = range.start; index < range.end; index += 1) {
      const row = rows.row(index);
      if (row !== undefined && isChunk(row)) seqs.push(row.seq);
    }
    store.want({ filter, seqs, matches });
  }, [store, filter, matches, rows, range]);

  return {
    of: useCallback((seq: number) => marks.get(seq), [marks]),
    onRange: useCallback(
      (start: number, end: number) =>
        setRange((known) => (known.start === start && known.end === end ? known : { start, end })),
      [],
    ),
  };
}
