import { CircleAlert, CircleCheck, CircleSlash, Download, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { formatBytes } from '../../../shared/bytes/format';
import { explain } from '../../../shared/explanations';
import type { ExportState } from '../../../shared/model/export';
import { useServices } from '../../state/app-context';
import { useExports } from '../../state/hooks';
import type { ExportTask } from '../../state/exports-store';
import { IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import styles from './export-list.module.css';

/** The exports of this window: how far each has come, how it ended, and the way to stop it or put it away. */
export function ExportList(): ReactNode {
  const tasks = useExports();
  return (
    // Always there, so that a screen reader hears when it begins to say something.
    <div aria-live="polite" className={styles['exports']}>
      {tasks.length > 0 && (
        <section aria-label="Exports">
          <ul className={styles['list']}>
            {tasks.map((task) => (
              <li key={task.id} className={styles['task']} data-state={task.state.kind}>
                <Task task={task} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const icons: Readonly<Record<ExportState['kind'], ReactNode>> = {
  running: <Download size={14} aria-hidden />,
  done: <CircleCheck size={14} aria-hidden />,
  cancelled: <CircleSlash size={14} aria-hidden />,
  failed: <CircleAlert size={14} aria-hidden />,
};

function Task({ task: { id, title, state } }: { readonly task: ExportTask }): ReactNode {
  const { exports } = useServices();
  return (
    <>
      {icons[state.kind]}
      <div className={styles['words']}>
        <p className={styles['title']} title={title}>
          {title}
        </p>
        <p className={styles['state']}>{wordsOf(state)}</p>
        {state.kind === 'running' && <Progress state={state} title={title} />}
      </div>
      {state.kind === 'running' ? (
        <IconButton
          label={`Cancel the export ${title}`}
          icon={<X size={14} aria-hidden />}
          onPress={() => exports.cancel(id)}
        />
      ) : (
        <IconButton
          label={`Put away the export ${title}`}
          icon={<X size={14} aria-hidden />}
          onPress={() => exports.dismiss(id)}
        />
      )}
    </>
  );
}

/** What is said once for each state, not for each step. */
function wordsOf(state: ExportState): string {
  switch (state.kind) {
    case 'running':
      return 'Exporting';
    case 'done':
      return state.file === null ? `Downloaded ${formatBytes(state.bytes)}` : `Saved to ${state.file}`;
    case 'cancelled':
      return 'Cancelled; nothing was kept.';
    case 'failed':
      return `${explain(state.error).sentence} ${explain(state.error).next}`;
  }
}

interface ProgressProps {
  readonly state: Extract<ExportState, { kind: 'running' }>;
  readonly title: string;
}

function Progress({ state: { done, of, bytes }, title }: ProgressProps): ReactNode {
  const percent = of === 0 ? 0 : Math.min(100, Math.floor((done / of) * 100));
  return (
    <ProgressBar aria-label={`Export ${title}`} value={percent} className={cx(styles['progress'])}>
      <svg className={styles['bar']} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden>
        <rect width={percent} height={1} />
      </svg>
      <span className={styles['figures']} aria-live="off">
        {percent} % · {formatBytes(bytes)}
      </span>
    </ProgressBar>
  );
}
