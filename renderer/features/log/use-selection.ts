import { useCallback, useState, type RefObject } from 'react';
import type { CaptureId } from '../../../shared/model/capture';
import type { Row } from '../../../shared/model/row';

/**
 * A row is named by its capture and sequence number, so it stays selected whatever rows come, go or are filtered. The capture may
 * be a framed view, or the one that the view is of.
 */
export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'marked'; readonly row: Row; readonly capture: CaptureId }
  | { readonly kind: 'open'; readonly row: Row; readonly capture: CaptureId };

interface SelectionActions {
  readonly selection: Selection;
  /** The row is selected, and shown whole if another one was. */
  readonly select: (row: Row, capture: CaptureId) => void;
  readonly open: (row: Row, capture: CaptureId) => void;
  /** Lets a row go whose capture is none of these. */
  readonly keepOf: (...captures: readonly CaptureId[]) => void;
  readonly close: () => void;
}

/** The selected record of a log. `root`: the log, whose rows take the focus when the details that had it go. */
export function useSelection(root: RefObject<HTMLElement | null>): SelectionActions {
  const [selection, setSelection] = useState<Selection>({ kind: 'none' });
  const select = useCallback(
    (row: Row, capture: CaptureId) =>
      setSelection((now) => ({ kind: now.kind === 'open' ? 'open' : 'marked', row, capture })),
    [],
  );
  const open = useCallback(
    (row: Row, capture: CaptureId) => setSelection({ kind: 'open', row, capture }),
    [],
  );
  const keepOf = useCallback(
    (...captures: readonly CaptureId[]) =>
      setSelection((now) => (now.kind === 'none' || captures.includes(now.capture) ? now : { kind: 'none' })),
    [],
  );
  const close = useCallback(() => {
    // The focus would be lost with the details, so the rows take it first.
    const rows = root.current?.querySelector<HTMLElement>('[role="grid"]');
    const focused = document.activeElement;
    if (root.current?.contains(focused) && !rows?.contains(focused)) rows?.focus({ preventScroll: true });
    setSelection({ kind: 'none' });
  }, [root]);
  return { selection, select, open, keepOf, close };
}
