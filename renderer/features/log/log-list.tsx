import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  type CSSProperties,
  type ReactElement,
  type ReactNode,
} from 'react';
import { explain } from '../../../shared/explanations';
import type { CapturedEndpoint, CaptureId } from '../../../shared/model/capture';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Reading } from '../../../shared/model/reading';
import type { Row } from '../../../shared/model/row';
import type { RowsState } from '../../state/row-cache';
import { useWidth } from '../../ui/use-width';
import { VirtualGrid, type GridRow } from '../../ui/virtual/virtual-grid';
import { rowShape } from '../reading/row-shape';
import { useRowLook, type LogMode } from '../reading/use-row-look';
import type { ByteRange } from './highlight';
import { LogRow } from './log-row';
import type { LogRows, LogRowsState } from './log-rows';
import styles from './log.module.css';
import { sideOf } from './side';
import { TableHeader } from './table-header';
import { TableRow } from './table-row';

/** Height of the columns' names in pixels: one line, however high the rows are. */
const HEADER_HEIGHT = 28;

interface LogListProps {
  readonly log: LogRows;
  readonly state: LogRowsState;
  readonly mode: LogMode;
  readonly reading: Reading;
  /** What relative times count from, in µs since the Unix epoch; `null` while it is not known. */
  readonly origin: number | null;
  readonly endpoints: readonly CapturedEndpoint[];
  readonly onShowConnection: ((connection: ConnectionId) => void) | null;
  /** Where a record matches what is looked for. */
  readonly marksOf: (seq: number) => readonly ByteRange[] | undefined;
  /** Stands above the first row. */
  readonly lead: string | null;
  readonly empty: ReactNode;
  /** Sequence number of the selected record, in this view or not. */
  readonly selected: number | null;
  /** The cursor stands on this record now, or knows more of it. */
  readonly onSelect: (row: Row, capture: CaptureId) => void;
  /** The record is to be shown whole. */
  readonly onOpen: (row: Row, capture: CaptureId) => void;
  readonly onClose: () => void;
  /** The rows that are drawn have become others. */
  readonly onRange: (start: number, end: number) => void;
}

/** The rows of a log, in either mode. */
export function LogList(props: LogListProps): ReactElement {
  const { log, state, mode, reading, endpoints, selected, lead, onShowConnection, onSelect, onOpen } = props;
  const { cursor, rows, rowHeight } = state;
  const { first, total, row } = known(rows);
  const capture = rows.kind === 'loaded' ? rows.shown.view.capture : null;
  const unit = rows.kind === 'loaded' ? (rows.shown.unit ?? 'records') : 'records';

  const cursorRow = cursor === null ? undefined : row(cursor);
  useEffect(() => {
    if (cursorRow !== undefined && capture !== null) onSelect(cursorRow, capture);
  }, [cursorRow, capture, onSelect]);

  useLayoutEffect(() => log.settle(), [log, mode]);
  const [measure, width] = useWidth();
  const look = useRowLook(reading, { mode, width, hasEndpoints: endpoints.length > 1 });
  const { time, fontSize } = reading;
  const times = useMemo(() => ({ mode: time, origin: props.origin }), [time, props.origin]);
  const { lineHeight } = rowShape(reading);

  const { onRange } = props;
  const want = useCallback(
    (start: number, end: number, isFollowing: boolean) => {
      if (!isFollowing) log.want({ kind: 'stretch', start, end });
      else if (end > start) log.want({ kind: 'newest', count: end - start });
      onRange(start, end);
    },
    [log, onRange],
  );

  function onActivate(index: number): void {
    const activated = row(index);
    if (activated === undefined || capture === null) return;
    if (activated.seq !== selected) log.scroller.hold(index);
    onOpen(activated, capture);
  }

  function renderRow(place: GridRow): ReactElement {
    const at = row(place.index);
    const common = {
      ...place,
      row: at,
      side: at === undefined ? 'server' : sideOf(endpoints, at.endpoint),
      ranges: at === undefined ? undefined : props.marksOf(at.seq),
      look,
      times,
      unit,
      before: mode === 'table' || time === 'delta' ? (row(place.index - 1)?.at ?? null) : null,
      isSelected: at !== undefined && at.seq === selected,
      isCursor: place.index === cursor,
      onShowConnection,
    } as const;
    if (mode === 'chat') return <LogRow key={place.slot} {...common} />;
    const endpoint = at === undefined || endpoints.length < 2 ? null : nameOf(endpoints, at.endpoint);
    return <TableRow key={place.slot} {...common} endpoint={endpoint} />;
  }

  return (
    <div
      ref={measure}
      className={styles['rows']}
      style={{ '--data-size': `${fontSize}px`, '--data-line': `${lineHeight}px` } as CSSProperties}
    >
      <VirtualGrid
        label="Log"
        scroller={log.scroller}
        first={first}
        total={total}
        rowHeight={rowHeight}
        headerHeight={HEADER_HEIGHT}
        header={mode === 'table' ? <TableHeader hasEndpoints={endpoints.length > 1} /> : undefined}
        lead={lead === null ? undefined : <span className={styles['lead']}>{lead}</span>}
        cursor={cursor}
        onCursor={log.setCursor}
        onActivate={onActivate}
        onEscape={props.onClose}
        onRange={want}
        renderRow={renderRow}
      />
      {rows.kind === 'loaded' && total === first && <div className={styles['empty']}>{props.empty}</div>}
      {rows.kind === 'loaded' && rows.problem !== null && !isPassing(rows.problem) && (
        <p role="alert" className={styles['problem']}>
          {explain(rows.problem).sentence} {explain(rows.problem).next}
        </p>
      )}
    </div>
  );
}

/** A lost transport is told of elsewhere, and a filter or framed view that went with it is opened again by itself. */
function isPassing({
  code,
  details,
}: NonNullable<Extract<RowsState, { kind: 'loaded' }>['problem']>): boolean {
  if (code === 'transport_lost') return true;
  return (
    code === 'not_found' && 'what' in details && (details.what === 'filter' || details.what === 'capture')
  );
}

function nameOf(endpoints: readonly CapturedEndpoint[], id: EndpointId): string {
  return endpoints.find((endpoint) => endpoint.id === id)?.name ?? `Endpoint ${id}`;
}

function known(rows: RowsState): Extract<RowsState, { kind: 'loaded' }> | typeof nothing {
  return rows.kind === 'loaded' ? rows : nothing;
}

const nothing = { first: 0, total: 0, row: (): undefined => undefined } as const;
