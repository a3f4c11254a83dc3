import { ListOrdered, MessageSquare, Pencil, Play, SendHorizontal } from 'lucide-react';
import { memo, type ReactElement, type ReactNode } from 'react';
import type { Saved } from '../../../shared/model/library';
import { GridLine } from '../../ui/virtual/grid-line';
import type { GridRow } from '../../ui/virtual/virtual-grid';
import styles from './library-row.module.css';

/** What can be done with an entry at once. */
export type RowAction = 'send' | 'edit';

interface LibraryRowProps extends GridRow {
  /** Undefined while it is being pulled. */
  readonly saved: Saved | undefined;
  readonly isSelected: boolean;
  readonly isCursor: boolean;
  readonly onAction: (action: RowAction, saved: Saved) => void;
}

/** One entry of the library: its name, its tags, how it begins, and the button that sends it. */
export const LibraryRow = memo(function LibraryRow(props: LibraryRowProps): ReactElement {
  const { saved, isSelected, isCursor } = props;
  return (
    <GridLine row={props} isSelected={isSelected} isCursor={isCursor} className={styles['row']}>
      {saved === undefined ? (
        <span role="gridcell" aria-label="Loading" />
      ) : (
        <Cells {...props} saved={saved} />
      )}
    </GridLine>
  );
});

function Cells({ saved, isCursor, onAction }: LibraryRowProps & { readonly saved: Saved }): ReactNode {
  const { name, tags, content } = saved;
  const isMessage = content.kind === 'message';
  return (
    <>
      <span role="gridcell" className={styles['name']} title={name}>
        {isMessage ? <MessageSquare size={13} aria-hidden /> : <ListOrdered size={13} aria-hidden />}
        <span className={styles['words']}>{name}</span>
      </span>
      <span role="gridcell" className={styles['tags']} title={tags.join(', ')}>
        {tags.map((tag) => (
          <span key={tag} className={styles['tag']}>
            {tag}
          </span>
        ))}
      </span>
      <span role="gridcell" className={styles['source']}>
        {previewOf(saved)}
      </span>
      <span role="gridcell" className={styles['actions']}>
        <button
          type="button"
          className={styles['icon']}
          aria-label={`Edit ${name}`}
          title={`Edit ${name}`}
          tabIndex={isCursor ? 0 : -1}
          onClick={() => onAction('edit', saved)}
        >
          <Pencil size={14} aria-hidden />
        </button>
        <button
          type="button"
          className={styles['send']}
          aria-label={`${isMessage ? 'Send' : 'Run'} ${name}`}
          tabIndex={isCursor ? 0 : -1}
          onClick={() => onAction('send', saved)}
        >
          {isMessage ? <SendHorizontal size={13} aria-hidden /> : <Play size={13} aria-hidden />}
          {isMessage ? 'Send' : 'Run'}
        </button>
      </span>
    </>
  );
}

/** Characters of a source that a row shows. */
const SHOWN = 120;

function previewOf({ content }: Saved): string {
  if (content.kind === 'message') return content.message.source.slice(0, SHOWN);
  const { length } = content.sequence.steps;
  return `${length} ${length === 1 ? 'step' : 'steps'}`;
}
