import {
  ChartLine,
  Download,
  Eraser,
  Hash,
  MessagesSquare,
  Search,
  SlidersHorizontal,
  Table,
  X,
} from 'lucide-react';
import { memo, type ReactElement, type ReactNode, type RefObject } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import type { ConnectionId } from '../../../shared/model/ids';
import { ActionsMenu } from '../../ui/actions-menu';
import { IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { useWidth } from '../../ui/use-width';
import styles from './log-header.module.css';
import type { LogMode } from '../reading/use-row-look';

/** Below this width in pixels the buttons are a menu. */
const BUTTONS_MIN_PX = 480;

interface LogHeaderProps {
  readonly connection: ConnectionId | null;
  readonly onShowConnection: ((connection: null) => void) | null;
  readonly mode: LogMode;
  readonly onMode: (mode: LogMode) => void;
  readonly onFind: () => void;
  readonly onGoTo: () => void;
  readonly onClear: () => void;
  readonly onExport: () => void;
  readonly onRead: () => void;
  /** Shows or hides the statistics; `null` where there are none. */
  readonly onMeasure: (() => void) | null;
  readonly isMeasuring: boolean;
  /** How many frames there are, while rows are frames. */
  readonly framesWords: string | null;
  /** Where the buttons are: what they open opens there. */
  readonly tools: RefObject<HTMLDivElement | null>;
}

/** What the log shows and how, and what can be done with it. Drawn anew only when that changes, not with every row. */
export const LogHeader = memo(function LogHeader(props: LogHeaderProps): ReactElement {
  const { mode, onMode, onFind, onGoTo, onClear, onExport, onRead, onMeasure, isMeasuring, tools } = props;
  const [measure, width] = useWidth();
  const measuring = isMeasuring ? 'Hide statistics' : 'Statistics';
  const actions = [
    { name: 'Reading and frames…', icon: <SlidersHorizontal size={14} aria-hidden />, run: onRead },
    ...(onMeasure === null
      ? []
      : [{ name: measuring, icon: <ChartLine size={14} aria-hidden />, run: onMeasure }]),
    { name: 'Find and filter…', icon: <Search size={14} aria-hidden />, run: onFind },
    { name: 'Go to…', icon: <Hash size={14} aria-hidden />, run: onGoTo },
    { name: 'Clear log', icon: <Eraser size={14} aria-hidden />, run: onClear },
    { name: 'Export…', icon: <Download size={14} aria-hidden />, run: onExport },
  ];
  return (
    <div ref={measure} className={styles['header']}>
      {props.framesWords === null ? (
        <span className={styles['title']}>Log</span>
      ) : (
        <span className={styles['frames']} role="status" title={props.framesWords}>
          <span className={styles['title']}>Frames</span> {props.framesWords}
        </span>
      )}
      <Scope {...props} />
      <ToggleButtonGroup
        aria-label="Show as"
        className={cx(styles['modes'])}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[mode]}
        onSelectionChange={(keys) => onMode(keys.has('table') ? 'table' : 'chat')}
      >
        <ToggleButton id="chat" className={cx(styles['mode'])}>
          <MessagesSquare size={13} aria-hidden />
          Chat
        </ToggleButton>
        <ToggleButton id="table" className={cx(styles['mode'])}>
          <Table size={13} aria-hidden />
          Rows
        </ToggleButton>
      </ToggleButtonGroup>
      <div ref={tools} className={styles['tools']}>
        {width < BUTTONS_MIN_PX ? (
          <ActionsMenu label="More for this log" actions={actions} />
        ) : (
          actions.map(({ name, icon, run }) => (
            <IconButton key={name} label={name} icon={icon} onPress={run} />
          ))
        )}
      </div>
    </div>
  );
});

function Scope({ connection, onShowConnection }: LogHeaderProps): ReactNode {
  if (onShowConnection === null) return <span className={styles['scope']} />;
  if (connection === null) return <span className={styles['scope']}>of all connections</span>;
  return (
    <span className={styles['scope']}>
      <AriaButton
        className={cx(styles['chip'])}
        aria-label={`Only #${connection}: show all connections`}
        onPress={() => onShowConnection(null)}
      >
        Only #{connection}
        <X size={12} aria-hidden />
      </AriaButton>
    </span>
  );
}
