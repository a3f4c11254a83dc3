import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { LIVE_CAPTURE } from '../../../shared/model/capture';
import type { Row } from '../../../shared/model/row';
import { useServices } from '../../state/app-context';
import type { Shown } from '../../state/row-cache';
import { firstSeq, type RowUnit } from '../../state/row-unit';
import { FindBar } from '../find/find-bar';
import { useFind } from '../find/use-find';
import { useMarks } from '../find/use-marks';
import { CuttingProblem } from '../reading/cutting-problem';
import { framesWords, waitingWords } from '../reading/frames-words';
import { ReadingPopover } from '../reading/reading-popover';
import { rowShape } from '../reading/row-shape';
import { useFrames } from '../reading/use-frames';
import { useOrigin } from '../reading/use-origin';
import type { ReadingControl } from '../reading/use-reading';
import type { LogMode } from '../reading/use-row-look';
import { StatisticsPanel } from '../statistics/statistics-panel';
import { Detail } from './detail/detail';
import { GoTo } from './go-to';
import type { LogProps } from './log';
import { LogFooter } from './log-footer';
import { LogHeader } from './log-header';
import { LogList } from './log-list';
import { createLogRows } from './log-rows';
import { emptyWords, leadWords } from './log-words';
import styles from './log.module.css';
import { sideOf } from './side';
import { useDiskLimit } from './use-disk-limit';
import { useSelection } from './use-selection';

interface LogBodyProps extends LogProps {
  /** How it is read. */
  readonly control: ReadingControl;
}

/** The log of one capture and endpoint: its header, find bar, rows and details. */
export function LogBody(props: LogBodyProps): ReactElement {
  const { view, endpoints, onShowConnection, empty, onExport, control } = props;
  const { reading, choose } = control;
  const { client, hub } = useServices();
  const root = useRef<HTMLDivElement>(null);
  const tools = useRef<HTMLDivElement>(null);
  const { rowHeight } = rowShape(reading);
  const [log] = useState(() =>
    createLogRows(client, hub, { view: { ...view, filter: null }, cleared: null }, rowHeight),
  );
  const state = useSyncExternalStore(log.subscribe, log.current);
  const [mode, setMode] = useState<LogMode>('chat');
  const [cleared, setCleared] = useState<number | null>(null);
  const [isGoing, setGoing] = useState(false);
  const [asked, setAsked] = useState(0);
  const [isReading, setReading] = useState(false);
  const [isMeasuring, setMeasuring] = useState(false);
  const { selection, select, open, keepOf, close: deselect } = useSelection(root);
  const { cutting, source, isFramed, showing: showingFrames } = useFrames(view, reading.framing);
  const unit: RowUnit = isFramed ? 'frames' : 'records';
  const day = useDay(state.rows.kind === 'loaded' ? state.rows.row(state.rows.total - 1) : undefined);
  const find = useFind(log, source, day);
  const marks = useMarks(find, state.rows);
  const maxBytes = useDiskLimit(view.capture);

  const shown = useMemo<Shown>(
    () => ({
      view: { ...source, filter: find.shown },
      cleared: cleared === null ? null : firstSeq(cleared, unit),
      unit,
    }),
    [source, unit, find.shown, cleared],
  );
  const { showing, open: openBar, close: closeBar } = find;
  useLayoutEffect(() => {
    log.show(shown);
    showing(shown.view.filter);
    showingFrames(shown.unit === 'frames' ? shown.view.capture : null);
  }, [log, shown, showing, showingFrames]);
  useLayoutEffect(() => log.setRowHeight(rowHeight), [log, rowHeight]);
  const origin = useOrigin(
    useMemo(() => ({ view: { ...view, filter: null }, cleared }), [view, cleared]),
    reading.time === 'relative',
  );

  const rows = state.rows.kind === 'loaded' ? state.rows : null;
  const drawn = rows?.shown.view.capture ?? view.capture;
  useEffect(() => keepOf(view.capture, drawn), [keepOf, view.capture, drawn]);
  const selected = selection.kind === 'none' || selection.capture !== drawn ? null : selection.row.seq;

  const close = useCallback(() => {
    log.scroller.release();
    deselect();
  }, [log, deselect]);

  const openFind = useCallback(() => {
    openBar();
    setAsked((count) => count + 1);
  }, [openBar]);

  const clear = useCallback(() => {
    const to = { kind: 'before', seq: Number.MAX_SAFE_INTEGER } as const;
    void client.call('rows.locate', { ...view, connection: null, filter: null, to }).then((last) => {
      if (last.ok && last.value.found !== null) setCleared(last.value.found.seq + 1);
    });
  }, [client, view]);
  const goTo = useCallback(() => setGoing(true), []);
  const read = useCallback(() => setReading(true), []);
  const measure = useCallback(() => setMeasuring((now) => !now), []);
  const exportRows = useCallback(
    () => onExport({ ...shown.view, unit, selected }),
    [onExport, shown, unit, selected],
  );

  const closeFind = useCallback(() => {
    closeBar();
    focusRows(root.current);
  }, [closeBar]);

  async function showFrame(seq: number): Promise<void> {
    await log.goTo({ kind: 'from', seq });
    // It may have been the cursor's all the time; one that is not here yet is selected when it is.
    const row = log.anchor();
    if (row !== undefined) open(row, source.capture);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const action = keyAction(event);
    if (action === null) return;
    event.preventDefault();
    if (action === 'find') openFind();
    else if (action === 'go-to') setGoing(true);
    else find.step(action);
  }

  const why = emptyWords(rows, find.search);
  return (
    <div ref={root} className={styles['root']} onKeyDown={onKeyDown}>
      <Group orientation="vertical" className={styles['log']}>
        <Panel minSize="20%" className={styles['list']}>
          <LogHeader
            connection={view.connection}
            onShowConnection={onShowConnection}
            mode={mode}
            onMode={setMode}
            onFind={openFind}
            onGoTo={goTo}
            onClear={clear}
            onExport={exportRows}
            onRead={read}
            // What passed in earlier runs is not measured any more.
            onMeasure={view.capture === LIVE_CAPTURE && view.endpoint !== null ? measure : null}
            isMeasuring={isMeasuring}
            framesWords={isFramed && cutting.kind === 'open' ? framesWords(cutting.status) : null}
            tools={tools}
          />
          {isGoing && <GoTo log={log} unit={unit} trigger={tools} onClose={() => setGoing(false)} />}
          {isReading && (
            <ReadingPopover
              reading={reading}
              cutting={cutting}
              trigger={tools}
              onChange={choose}
              onClose={() => setReading(false)}
            />
          )}
          {isMeasuring && view.endpoint !== null && (
            <StatisticsPanel
              endpoint={view.endpoint}
              connection={view.connection}
              onClose={() => setMeasuring(false)}
            />
          )}
          {cutting.kind === 'failed' && <CuttingProblem error={cutting.error} />}
          {find.isOpen && <FindBar find={find} asked={asked} onClose={closeFind} />}
          <LogList
            log={log}
            state={state}
            mode={mode}
            reading={reading}
            origin={origin}
            endpoints={endpoints}
            onShowConnection={onShowConnection}
            marksOf={marks.of}
            lead={rows === null ? null : leadWords(rows, maxBytes)}
            empty={why === null ? empty : <p className={styles['why']}>{why}</p>}
            selected={selected}
            onSelect={select}
            onOpen={open}
            onClose={close}
            onRange={marks.onRange}
          />
          <LogFooter
            scroller={log.scroller}
            first={rows?.first ?? 0}
            total={rows?.total ?? 0}
            dropped={rows?.dropped ?? 0}
            hidden={rows?.hidden ?? 0}
            waiting={isFramed && cutting.kind === 'open' ? waitingWords(cutting.status) : null}
            isFiltered={rows !== null && rows.shown.view.filter !== null}
            onShowHidden={() => setCleared(null)}
          />
        </Panel>
        {selection.kind === 'open' && (
          <>
            <Separator className={styles['separator']} aria-label="Height of the details" />
            <Panel defaultSize="45%" minSize="20%">
              <Detail
                capture={selection.capture}
                row={selection.row}
                encoding={reading.encoding}
                invisibles={reading.invisibles}
                frames={isFramed ? { whole: view, framed: source.capture } : null}
                onShowChunk={(row) => open(row, view.capture)}
                onShowFrame={(seq) => void showFrame(seq)}
                side={sideOf(endpoints, selection.row.endpoint)}
                onClose={close}
              />
            </Panel>
          </>
        )}
      </Group>
    </div>
  );
}

/** What a key does anywhere in the log. */
function keyAction(event: KeyboardEvent): 'find' | 'go-to' | 'next' | 'previous' | null {
  const { key, shiftKey, altKey } = event;
  const withControl = event.ctrlKey || event.metaKey;
  if (altKey) return null;
  if (key === 'F3' && !withControl) return shiftKey ? 'previous' : 'next';
  if (!withControl || shiftKey) return null;
  if (key.toLowerCase() === 'f') return 'find';
  return key.toLowerCase() === 'g' ? 'go-to' : null;
}

function focusRows(root: HTMLElement | null): void {
  root?.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
}

/** A moment of the day of the newest row, or of today: it changes once a day, not with every row. µs since the Unix epoch. */
function useDay(newest: Row | undefined): number {
  const [day, setDay] = useState(() => Date.now() * 1_000);
  const isSame = newest === undefined || dateOf(newest.at) === dateOf(day);
  if (!isSame) setDay(newest.at);
  return isSame ? day : newest.at;
}

function dateOf(at: number): string {
  return new Date(at / 1_000).toDateString();
}
