import {
  CircleAlert,
  CircleCheck,
  CircleSlash,
  FileUp,
  ListOrdered,
  Pause,
  Play,
  Repeat,
  Square,
  X,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import type { Method, Params } from '../../../shared/contract';
import type { Outcome } from '../../../shared/errors';
import type { Sending } from '../../../shared/model/sending';
import { useServices } from '../../state/app-context';
import { IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import styles from './sending-list.module.css';
import { figuresOf, isUnderWay, percentOf, stateWords, titleOf } from './sending-words';
import type { MeasuredSending } from './use-sendings';

interface SendingListProps {
  readonly sendings: readonly MeasuredSending[];
  /** Told how each command ended. */
  readonly report: (outcome: Outcome<unknown>) => void;
}

/** What sends by itself in a pane: how far it has come, and the ways to pause, stop and put it away. */
export function SendingList({ sendings, report }: SendingListProps): ReactNode {
  if (sendings.length === 0) return null;
  return (
    <ul className={styles['list']} aria-label="What is being sent">
      {sendings.map(({ sending, rate }) => (
        <li key={sending.id} className={styles['sending']} data-progress={sending.progress.kind}>
          <Entry sending={sending} rate={rate} report={report} />
        </li>
      ))}
    </ul>
  );
}

const running: Readonly<Record<Sending['what'], ReactNode>> = {
  file: <FileUp size={14} aria-hidden />,
  repeat: <Repeat size={14} aria-hidden />,
  sequence: <ListOrdered size={14} aria-hidden />,
};

function iconOf({ what, progress }: Sending): ReactNode {
  if (progress.kind === 'failed') return <CircleAlert size={14} aria-hidden />;
  if (progress.kind === 'finished') return <CircleCheck size={14} aria-hidden />;
  return progress.kind === 'stopped' ? <CircleSlash size={14} aria-hidden /> : running[what];
}

type Command = Extract<Method, 'sending.pause' | 'sending.resume' | 'sending.stop' | 'sending.forget'>;

function Entry({ sending, rate, report }: MeasuredSending & Pick<SendingListProps, 'report'>): ReactNode {
  const { client } = useServices();
  const title = titleOf(sending);
  const run = (command: Command): void =>
    void client.call(command, { sending: sending.id } satisfies Params<Command>).then(report);
  return (
    <>
      {iconOf(sending)}
      <div className={styles['words']}>
        <span className={styles['title']} title={title}>
          {title}
        </span>
        <span role="status" className={styles['state']}>
          {stateWords(sending)}
        </span>
        <span className={styles['figures']}>{figuresOf(sending, rate).join(' · ')}</span>
        {isUnderWay(sending) && <Progress sending={sending} title={title} />}
      </div>
      {isUnderWay(sending) ? (
        <>
          {sending.progress.kind === 'paused' ? (
            <IconButton
              label={`Resume ${title}`}
              icon={<Play size={14} aria-hidden />}
              onPress={() => run('sending.resume')}
            />
          ) : (
            <IconButton
              label={`Pause ${title}`}
              icon={<Pause size={14} aria-hidden />}
              onPress={() => run('sending.pause')}
            />
          )}
          <IconButton
            label={`Stop ${title}`}
            icon={<Square size={13} aria-hidden />}
            onPress={() => run('sending.stop')}
          />
        </>
      ) : (
        <IconButton
          label={`Put away ${title}`}
          icon={<X size={14} aria-hidden />}
          onPress={() => run('sending.forget')}
        />
      )}
    </>
  );
}

function Progress({ sending, title }: { readonly sending: Sending; readonly title: string }): ReactNode {
  const percent = percentOf(sending);
  if (percent === null) return null;
  return (
    <ProgressBar aria-label={title} value={percent} className={cx(styles['progress'])}>
      <svg className={styles['bar']} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden>
        <rect width={percent} height={1} />
      </svg>
    </ProgressBar>
  );
}
