import {
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type CSSProperties,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import { hexDump, type HexLine } from '../../../../shared/bytes/hexdump';
import type { RecordBytesStore } from '../../../state/record-bytes';
import { useWidth } from '../../../ui/use-width';
import { createScroller } from '../../../ui/virtual/scroller';
import { useVirtualRows } from '../../../ui/virtual/use-virtual-rows';
import { rangeOf, selectionAfterKey, type ByteRange, type ByteSelection } from './byte-range';
import styles from './detail.module.css';
import { columnOf, hexColumns, partOf } from './hex-columns';
import { useByteDrag } from './use-byte-drag';

/** Height of a line in pixels. */
const LINE_HEIGHT = 20;
/** Bytes of a line, and the least width in pixels at which the longer line fits. */
const LONG_LINE = 16;
const SHORT_LINE = 8;
const LONG_LINE_MIN_PX = 560;

interface HexViewProps {
  readonly bytes: RecordBytesStore;
  readonly length: number;
  readonly selection: ByteSelection | null;
  readonly onSelect: (selection: ByteSelection) => void;
  /** Copies what is selected as hex. */
  readonly onCopy: () => void;
}

/**
 * A hex dump of a record of any length: only the lines in view exist, and only their bytes are pulled. Bytes are selected
 * with the pointer, or with the arrow keys and Shift.
 */
export function HexView({ bytes, length, selection, onSelect, onCopy }: HexViewProps): ReactElement {
  const [scroller] = useState(() => createScroller('top'));
  const [measure, inlineSize] = useWidth();
  const { slice } = useSyncExternalStore(bytes.subscribe, bytes.current);
  const wrapper = useRef<HTMLDivElement>(null);
  const width = inlineSize >= LONG_LINE_MIN_PX ? LONG_LINE : SHORT_LINE;
  const total = Math.ceil(length / width);
  const list = useVirtualRows({ scroller, first: 0, total, rowHeight: LINE_HEIGHT });
  const from = list.range.start * width;
  const end = Math.min(length, list.range.end * width);
  const shown = useRef(selection);

  useEffect(() => bytes.want(from, end), [bytes, from, end]);

  // What was selected elsewhere is brought into view as soon as it is known how long the lines are.
  useEffect(() => {
    if (inlineSize === 0 || shown.current === null) return;
    scroller.center(Math.floor(rangeOf(shown.current).start / width));
    shown.current = null;
  }, [scroller, inlineSize, width]);

  const { container } = list;
  const attach = useCallback(
    (element: HTMLElement | null) => {
      const stops = [container(element), measure(element)];
      return () => stops.forEach((stop) => stop?.());
    },
    [container, measure],
  );

  const select = (next: ByteSelection): void => {
    scroller.reveal(Math.floor(next.focus / width));
    onSelect(next);
  };
  const drag = useByteDrag({
    lines: wrapper,
    geometry: { width, length, firstLine: list.range.base, lineHeight: LINE_HEIGHT },
    selection,
    onSelect: select,
  });

  function onKeyDown(event: KeyboardEvent): void {
    const { key, shiftKey, ctrlKey, metaKey } = event;
    const bounds = { length, width, page: list.wholeRows * width, begin: list.topRow * width };
    const next = selectionAfterKey({ key, shiftKey, ctrlKey: ctrlKey || metaKey }, selection, bounds);
    if (next === null) return;
    event.preventDefault();
    select(next);
  }

  const here = slice(from, end);
  const lines = here === undefined ? [] : hexDump(here, { offset: from, width });
  const range = selection === null ? null : rangeOf(selection);
  return (
    <div
      ref={attach}
      className={styles['scroller']}
      role="group"
      aria-label="Hex dump"
      aria-description="Arrow keys select a byte, with Shift more of them."
      tabIndex={0}
      style={{ '--line-height': `${LINE_HEIGHT}px` } as CSSProperties}
      onKeyDown={onKeyDown}
      onCopy={(event) => {
        event.preventDefault();
        onCopy();
      }}
      {...drag}
    >
      <div className={styles['spacer']} style={list.spacer}>
        <div ref={wrapper} className={styles['lines']} style={list.wrapper}>
          {lines.map((line, index) => (
            <DumpLine
              key={line.offset}
              line={line}
              width={width}
              top={(list.range.start + index - list.range.base) * LINE_HEIGHT}
              selected={partOf(range, from + index * width, line.hex.length)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

interface DumpLineProps {
  readonly line: HexLine;
  readonly width: number;
  readonly top: number;
  /** Which bytes of the line are selected. */
  readonly selected: ByteRange | null;
}

function DumpLine({ line, width, top, selected }: DumpLineProps): ReactElement {
  const hex = hexColumns(line.hex, width);
  return (
    <div className={styles['dump']} style={{ top }}>
      <span className={styles['offset']}>{line.offset}</span>
      {'  '}
      <span data-column="hex">
        <Marked
          text={hex}
          from={selected && columnOf(selected.start)}
          to={selected && columnOf(selected.end - 1) + 2}
        />
      </span>
      {'  '}
      <span data-column="ascii" className={styles['ascii']}>
        <Marked text={line.ascii} from={selected && selected.start} to={selected && selected.end} />
      </span>
    </div>
  );
}

interface MarkedProps {
  readonly text: string;
  readonly from: number | null;
  readonly to: number | null;
}

function Marked({ text, from, to }: MarkedProps): ReactElement {
  if (from === null || to === null) return <>{text}</>;
  return (
    <>
      {text.slice(0, from)}
      <mark className={styles['selected']}>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </>
  );
}
