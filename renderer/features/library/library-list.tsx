import { useCallback, useState, type ReactNode } from 'react';
import type { Saved } from '../../../shared/model/library';
import { createScroller } from '../../ui/virtual/scroller';
import { VirtualGrid } from '../../ui/virtual/virtual-grid';
import styles from './library-dialog.module.css';
import type { LibraryPages, LibraryState } from './library-pages';
import { LibraryRow, type RowAction } from './library-row';

/** Height of a row in pixels. */
const ROW_HEIGHT = 34;

interface LibraryListProps {
  readonly pages: LibraryPages;
  readonly state: LibraryState;
  /** The entry that the buttons below are about. */
  readonly selected: Saved | null;
  readonly onSelect: (saved: Saved | null) => void;
  readonly onAction: (action: RowAction, saved: Saved) => void;
  /** Said where there is nothing. */
  readonly empty: string;
}

/** What was found in the library. Only the rows in view are drawn, and only their pages are pulled. */
export function LibraryList(props: LibraryListProps): ReactNode {
  const { pages, state, selected, onSelect, onAction, empty } = props;
  const [scroller] = useState(() => createScroller('top'));
  const [cursor, setCursor] = useState<number | null>(null);
  const total = state.kind === 'loaded' ? state.total : 0;
  const row = (index: number): Saved | undefined => (state.kind === 'loaded' ? state.row(index) : undefined);
  const onRange = useCallback((start: number, end: number) => pages.want(start, end), [pages]);

  return (
    <div className={styles['list']}>
      <VirtualGrid
        label="Library"
        scroller={scroller}
        first={0}
        total={total}
        rowHeight={ROW_HEIGHT}
        cursor={cursor}
        onCursor={(index) => {
          setCursor(index);
          onSelect(row(index) ?? null);
        }}
        onActivate={(index) => onSelect(row(index) ?? null)}
        onEscape={() => onSelect(null)}
        onRange={onRange}
        renderRow={(place) => {
          const saved = row(place.index);
          return (
            <LibraryRow
              key={place.slot}
              {...place}
              saved={saved}
              isSelected={saved !== undefined && saved.id === selected?.id}
              isCursor={place.index === cursor}
              onAction={onAction}
            />
          );
        }}
      />
      {state.kind === 'loaded' && total === 0 && <p className={styles['empty']}>{empty}</p>}
    </div>
  );
}
