import { Database, FolderClock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatBytes } from '../../../shared/bytes/format';
import type { CaptureState } from '../../../shared/model/capture';
import type { Notice } from '../../../shared/model/notice';
import { useCaptures, useCaptureStatus } from '../../state/hooks';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { Explained } from '../../ui/explained';
import { countOf, stampErrorExplained, stampErrorText, troubleOf } from '../captures/capture-words';
import styles from './capture-status.module.css';

/** How much the capture of this run holds, how far its time stamps are to be trusted, and what is wrong with it. */
export function CaptureStatus({ onCaptures }: { readonly onCaptures: () => void }): ReactNode {
  const rows = useCaptureStatus();
  const captures = useCaptures();
  const list = captures.kind === 'loaded' ? captures.list : null;
  return (
    <footer className={styles['capture']} aria-label="Capture">
      <p className={styles['line']}>
        <Database size={13} aria-hidden />
        <span>
          {countOf(rows === null ? 0 : rows.next - rows.first, 'row')} ·{' '}
          {formatBytes(rows?.bytes ?? list?.bytes ?? 0)}
          {list !== null && ` of ${formatBytes(list.maxBytes)}`}
        </span>
      </p>
      {rows !== null && rows.dropped > 0 && (
        <p className={cx(styles['line'], styles['dropped'])}>
          <TriangleAlert size={13} aria-hidden />
          {countOf(rows.dropped, 'oldest row')} dropped
        </p>
      )}
      <Troubles state={stateOf(rows, list?.state)} />
      <div className={styles['line']}>
        {list !== null && (
          <Explained label="What the error of the time stamps means" explanation={stampErrorExplained}>
            Time {stampErrorText(list.stampErrorUs)}
          </Explained>
        )}
        <Button tone="pill" icon={<FolderClock size={13} aria-hidden />} onPress={onCaptures}>
          Captures…
        </Button>
      </div>
    </footer>
  );
}

/** A notice tells of another state first, the list of captures all about it; the newer word counts. */
function stateOf(rows: Notice['rows'] | null, listed: CaptureState | undefined): CaptureState {
  if (rows === null || rows.state === listed?.kind) return listed ?? { kind: 'capturing' };
  return rows.state === 'stalled' ? { kind: 'stalled', behind: 0 } : { kind: 'capturing' };
}

/** Always there, so that a screen reader hears when it begins to say something. */
function Troubles({ state }: { readonly state: CaptureState }): ReactNode {
  const trouble = troubleOf(state);
  return (
    <div role="status" className={cx(trouble !== null && styles['trouble'])} data-state={state.kind}>
      {trouble !== null && (
        <>
          <TriangleAlert size={14} aria-hidden />
          <p>
            <strong>{trouble.title}.</strong> {trouble.words} <span aria-live="off">{trouble.cost}</span>
          </p>
        </>
      )}
    </div>
  );
}
