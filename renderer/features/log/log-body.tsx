import {
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { Row } from '../../../shared/model/row';
import { useServices } from '../../state/app-context';
import type { Shown } from '../../state/row-cache';
import { FindBar } from '../find/find-bar';
import { useFind } from '../find/use-find';
import { useMarks } from '../find/use-marks';
import { Detail } from './detail/detail';
import { GoTo } from './go-to';
import type { LogProps } from './log';
import { LogFooter } from './log-footer';
import { LogHeader } from './log-header';
import { LogList, type LogMode } from './log-list';
import { createLogRows } from './log-rows';
import { emptyWords, leadWords } from './log-words';
import styles from './log.module.css';
import { sideOf } from './side';
import { useDiskLimit } from './use-disk-limit';
import { useSelection } from './use-selection';

/** The log of one capture and endpoint: its header, find bar, rows and details. */
export function LogBody({ view, endpoints, onShowConnection, empty, onExport }: LogProps): ReactElement {
  const { client, hub } = useServices();
  const root = useRef<HTMLDivElement>(null);
  const tools = useRef<HTMLDivElement>(null);
  const [log] = useState(() =>
    createLogRows(client, hub, { view: { ...view, filter: null }, cleared: null }),
  );
  const state = useSyncExternalStore(log.subscribe, log.current);
  const [mode, setMode] = useState<LogMode>('chat');
  const [cleared, setCleared] = useState<number | null>(null);
  const [isGoing, setGoing] = useState(false);
  const [asked, setAsked] = useState(0);
  const { selection, select, open, close: deselect } = useSelection(root);
  const day = useDay(state.rows.kind === 'loaded' ? state.rows.row(state.rows.total - 1) : undefined);
  const find = useFind(log, view, day);
  const marks = useMarks(find, state.rows);
  const maxBytes = useDiskLimit(view.capture);

  const shown = useMemo<Shown>(
    () => ({ view: { ...view, filter: find.shown }, cleared }),
    [view, find.shown, cleared],
  );
  const { showing, open: openBar, close: closeBar } = find;
  useLayoutEffect(() => {
    log.show(shown);
    showing(shown.view.filter);
  }, [log, shown, showing]);

  const selected = selection.kind === 'none' ? null : selection.row.seq;

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
  const exportRows = useCallback(() => onExport({ ...shown.view, selected }), [onExport, shown, selected]);

  const closeFind = useCallback(() => {
    closeBar();
    focusRows(root.current);
  }, [closeBar]);

  function onKeyDown(event: KeyboardEvent): void {
    const action = keyAction(event);
    if (action === null) return;
    event.preventDefault();
    if (action === 'find') openFind();
    else if (action === 'go-to') setGoing(true);
    else find.step(action);
  }

  const rows = state.rows.kind === 'loaded' ? state.rows : null;
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
            tools={tools}
          />
          {isGoing && <GoTo log={log} trigger={tools} onClose={() => setGoing(false)} />}
          {find.isOpen && <FindBar find={find} asked={asked} onClose={closeFind} />}
          <LogList
            log={log}
            state={state}
            mode={mode}
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
            isFiltered={rows !== null && rows.shown.view.filter !== null}
            onShowHidden={() => setCleared(null)}
          />
        </Panel>
        {selection.kind === 'open' && (
          <>
            <Separator className={styles['separator']} aria-label="Height of the details" />
            <Panel defaultSize="45%" minSize="20%">
              <Detail
                capture={view.capture}
                row={selection.row}
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
