import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { CSSProperties, FocusEvent, KeyboardEvent, MouseEvent, ReactElement, ReactNode } from 'react';
import { cursorAfterKey } from './grid-keys';
import type { Scroller } from './scroller';
import { useVirtualRows } from './use-virtual-rows';
import styles from './virtual-grid.module.css';

/** What a row of a grid is told: plain values, so that a row that is memoized stays as it is while they do. */
export interface GridRow {
  readonly id: string;
  readonly index: number;
  /** The row's key. After a jump other rows have the keys of those before, so that their elements are used again. */
  readonly slot: number;
  /** Position of the row among those that exist, from 1; a header counts. For `aria-rowindex`. */
  readonly position: number;
  /** Where the row lies in its wrapper, in pixels. */
  readonly top: number;
}

interface VirtualGridProps {
  readonly label: string;
  readonly scroller: Scroller;
  readonly first: number;
  readonly total: number;
  /** Height of every row, in pixels; rows read it as `--row-height`. */
  readonly rowHeight: number;
  /** A row with the columns' names that stays in view; it reads its height as `--header-height`. */
  readonly header?: ReactNode;
  /** Height of the header in pixels; that of a row when left out. */
  readonly headerHeight?: number;
  /** A line as high as a row that stands above the first one and is scrolled with it. */
  readonly lead?: ReactNode;
  /** The row that keys move from and that is announced. */
  readonly cursor: number | null;
  /** Draws one row: an element with `role="row"`, `data-index`, its slot as key, and placed at `top`. */
  readonly renderRow: (row: GridRow) => ReactNode;
  readonly onCursor: (index: number) => void;
  /** A row was clicked, or Enter was pressed on it. */
  readonly onActivate: (index: number) => void;
  readonly onEscape: () => void;
  /** The rows that are drawn have become others, or the list began or ceased to follow its newest row. */
  readonly onRange: (start: number, end: number, isFollowing: boolean) => void;
}

/**
 * A grid of equal rows that draws only those in view. It keeps the focus itself and names its cursor
 * (`aria-activedescendant`), because the focused row may leave the document at any time.
 */
export function VirtualGrid(props: VirtualGridProps): ReactElement {
  const { label, scroller, first, total, rowHeight, header, lead, cursor, renderRow, onRange } = props;
  const headerRows = header === undefined ? 0 : 1;
  const headerHeight = props.headerHeight ?? rowHeight;
  const list = useVirtualRows({
    scroller,
    first,
    total,
    rowHeight,
    headerHeight: headerRows * headerHeight,
    lead: lead === undefined ? 0 : rowHeight,
  });
  const { start, end } = list.range;
  const slots = useSlots(start, end);
  const name = useId();
  const grid = useRef<HTMLElement>(null);
  const focus = useLostFocus(grid);

  const isFollowing = list.follow.kind === 'following';
  useEffect(() => onRange(start, end, isFollowing), [onRange, start, end, isFollowing]);

  const { container } = list;
  const attach = useCallback(
    (element: HTMLElement | null) => {
      grid.current = element;
      return container(element);
    },
    [container],
  );

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.ctrlKey && event.key !== 'Home' && event.key !== 'End') return;
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const onGrid = event.target === event.currentTarget;
    if (event.key === 'Escape') {
      event.currentTarget.focus({ preventScroll: true });
      return props.onEscape();
    }
    if (event.key === 'Enter' && onGrid && cursor !== null) return props.onActivate(cursor);
    const next = cursorAfterKey(event.key, cursor, { first, total, ...list });
    if (next === null) return;
    event.preventDefault();
    if (!onGrid) event.currentTarget.focus({ preventScroll: true });
    props.onCursor(next);
    if (event.key === 'End') scroller.toEnd();
    else scroller.reveal(next);
  }

  function onClick(event: MouseEvent<HTMLElement>): void {
    const index = rowOf(event.target);
    if (index === null || document.getSelection()?.isCollapsed === false) return;
    props.onCursor(index);
    props.onActivate(index);
  }

  const rows: ReactNode[] = [];
  for (let index = start; index < end; index += 1) {
    const position = index - first + 1 + headerRows;
    const top = (index - list.range.base) * rowHeight;
    rows.push(renderRow({ id: `${name}-${index}`, index, slot: index - slots, position, top }));
  }
  const announced = cursor !== null && cursor >= start && cursor < end ? `${name}-${cursor}` : undefined;
  return (
    <div
      ref={attach}
      className={styles['grid']}
      role="grid"
      aria-label={label}
      aria-rowcount={total - first + headerRows}
      aria-activedescendant={announced}
      tabIndex={0}
      style={{ '--row-height': `${rowHeight}px`, '--header-height': `${headerHeight}px` } as CSSProperties}
      onKeyDown={onKeyDown}
      onClick={onClick}
      {...focus}
    >
      {header !== undefined && (
        <div className={styles['header']} role="presentation">
          {header}
        </div>
      )}
      <div className={styles['spacer']} role="presentation" style={list.spacer}>
        <div className={styles['rows']} role="presentation" style={list.wrapper}>
          {lead !== undefined && start === first && (
            <div
              className={styles['lead']}
              role="presentation"
              style={{ top: (first - 1 - list.range.base) * rowHeight }}
            >
              {lead}
            </div>
          )}
          {rows}
        </div>
      </div>
    </div>
  );
}

/**
 * What to take off a row's index for its key. It stays while rows are scrolled, so that those in both ranges keep their
 * elements, and moves with a jump: making thirty rows anew costs more than filling thirty that are there.
 */
function useSlots(start: number, end: number): number {
  const [seen, setSeen] = useState({ start, end, offset: 0 });
  if (seen.start === start && seen.end === end) return seen.offset;
  const jumped = start >= seen.end || end <= seen.start;
  const offset = jumped ? seen.offset + start - seen.start : seen.offset;
  setSeen({ start, end, offset });
  return offset;
}

/** Index of the row that was hit, unless a control inside of it was. */
function rowOf(target: EventTarget): number | null {
  if (!(target instanceof Element) || target.closest('button') !== null) return null;
  const index = indexAround(target);
  return index === undefined ? null : Number(index);
}

function indexAround(element: Element): string | undefined {
  return element.closest<HTMLElement>('[data-index]')?.dataset['index'];
}

/** Takes the focus back when the row of the control that had it was scrolled away, or has become another row. */
function useLostFocus(grid: { readonly current: HTMLElement | null }): {
  onFocus: (event: FocusEvent) => void;
  onBlur: (event: FocusEvent) => void;
} {
  const focused = useRef<{ readonly element: Element; readonly index: string | undefined } | null>(null);
  useLayoutEffect(() => {
    if (focused.current === null) return;
    const { element, index } = focused.current;
    if (element.isConnected && indexAround(element) === index) return;
    focused.current = null;
    grid.current?.focus({ preventScroll: true });
  });
  return {
    onFocus: ({ target }) => void (focused.current = { element: target, index: indexAround(target) }),
    onBlur: ({ target }) => {
      if (target.isConnected) focused.current = null;
    },
  };
}
