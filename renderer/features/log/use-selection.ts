import { useCallback, useState, type RefObject } from 'react';
import type { Row } from '../../../shared/model/row';

/** A record is named by its sequence number, so it stays selected whatever rows come, go or are filtered. */
export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'marked'; readonly row: Row }
  | { readonly kind: 'open'; readonly row: Row };

interface SelectionActions {
  readonly selection: Selection;
  /** The record is selected, and shown whole if another one was. */
  readonly select: (row: Row) => void;
  readonly open: (row: Row) => void;
  readonly close: () => void;
}

/** The selected record of a log. `root`: the log, whose rows take the focus when the details that had it go. */
export function useSelection(root: RefObject<HTMLElement | null>): SelectionActions {
  const [selection, setSelection] = useState<Selection>({ kind: 'none' });
  const select = useCallback(
    (row: Row) => setSelection((now) => ({ kind: now.kind === 'open' ? 'open' : 'marked', row })),
    [],
  );
  const open = useCallback((row: Row) => setSelection({ kind: 'open', row }), []);
  const close = useCallback(() => {
    // The focus would be lost with the details, so the rows take it first.
    const rows = root.current?.querySelector<HTMLElement>('[role="grid"]');
    const focused = document.activeElement;
    if (root.current?.contains(focused) && !rows?.contains(focused)) rows?.focus({ preventScroll: true });
    setSelection({ kind: 'none' });
  }, [root]);
  return { selection, select, open, close };
}
