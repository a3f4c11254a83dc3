/** Where a grid's cursor may go. Indexes are absolute, as in `geometry.ts`. */
export interface GridBounds {
  readonly first: number;
  readonly total: number;
  /** First row in view: where the cursor begins when there is none. */
  readonly topRow: number;
  /** Whole rows in view: what a page is. */
  readonly wholeRows: number;
}

/**
 * The row a key moves the cursor to, or `null` for a key that moves nothing, after the keyboard pattern for grids of the
 * WAI-ARIA Authoring Practices. A page keeps one row in view for orientation.
 */
export function cursorAfterKey(key: string, cursor: number | null, bounds: GridBounds): number | null {
  const { first, total, topRow, wholeRows } = bounds;
  if (total <= first) return null;
  const page = Math.max(1, wholeRows - 1);
  const within = (index: number): number => Math.min(Math.max(index, first), total - 1);
  const bottomRow = within(topRow + wholeRows - 1);
  switch (key) {
    case 'ArrowDown':
      return within(cursor === null ? topRow : cursor + 1);
    case 'ArrowUp':
      return within(cursor === null ? bottomRow : cursor - 1);
    case 'PageDown':
      return within((cursor ?? topRow) + page);
    case 'PageUp':
      return within((cursor ?? bottomRow) - page);
    case 'Home':
      return first;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}
