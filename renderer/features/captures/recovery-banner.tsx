import { History } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { formatBytes } from '../../../shared/bytes/format';
import type { CaptureId } from '../../../shared/model/capture';
import { useCaptures } from '../../state/hooks';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { ProblemNote } from '../problems/problem-note';
import { leftBehind, runTime } from './capture-words';
import { DeleteQuestion } from './questions';
import styles from './recovery-banner.module.css';
import { useCaptureActions } from './use-capture-actions';

/** Offers the capture that the last run left behind when it did not end in order. Says nothing when there is none. */
export function RecoveryBanner({ onOpened }: { readonly onOpened: (id: CaptureId) => void }): ReactNode {
  const captures = useCaptures();
  const actions = useCaptureActions(onOpened);
  const [later, setLater] = useState(false);
  const [asking, setAsking] = useState(false);
  const left = captures.kind === 'loaded' && !later ? leftBehind(captures.list.saved) : null;
  if (left === null) return null;
  return (
    <Banner aria-label="Capture of the last run" icon={<History size={16} aria-hidden />}>
      <p>
        <strong>Parley did not end in order last time.</strong> Its capture of {runTime(left)} (
        {formatBytes(left.bytes)}) was kept.
      </p>
      <div className={styles['buttons']}>
        <Button tone="primary" onPress={() => actions.open(left.name)}>
          Open
        </Button>
        <Button onPress={() => setAsking(true)}>Delete…</Button>
        <Button tone="quiet" onPress={() => setLater(true)}>
          Later
        </Button>
      </div>
      {actions.problem !== null && <ProblemNote error={actions.problem} />}
      {asking && (
        <DeleteQuestion
          capture={left}
          onConfirm={() => actions.remove(left.name)}
          onClose={() => setAsking(false)}
        />
      )}
    </Banner>
  );
}
