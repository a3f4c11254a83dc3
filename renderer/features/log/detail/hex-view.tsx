import {
  useCallback,
  useEffect,
  useState,
  useSyncExternalStore,
  type CSSProperties,
  type ReactElement,
} from 'react';
import { hexDump } from '../../../../shared/bytes/hexdump';
import type { RecordBytesStore } from '../../../state/record-bytes';
import { createScroller } from '../../../ui/virtual/scroller';
import { useVirtualRows } from '../../../ui/virtual/use-virtual-rows';
import { useWidth } from '../../../ui/use-width';
import styles from './detail.module.css';

/** Height of a line in pixels. */
const LINE_HEIGHT = 20;
/** Bytes of a line, and the least width in pixels at which the longer line fits. */
const LONG_LINE = 16;
const SHORT_LINE = 8;
const LONG_LINE_MIN_PX = 560;

/** A hex dump of a record of any length: only the lines in view exist, and only their bytes are pulled. */
export function HexView({
  bytes,
  length,
}: {
  readonly bytes: RecordBytesStore;
  readonly length: number;
}): ReactElement {
  const [scroller] = useState(() => createScroller('top'));
  const [measure, inlineSize] = useWidth();
  const { slice } = useSyncExternalStore(bytes.subscribe, bytes.current);
  const width = inlineSize >= LONG_LINE_MIN_PX ? LONG_LINE : SHORT_LINE;
  const total = Math.ceil(length / width);
  const list = useVirtualRows({ scroller, first: 0, total, rowHeight: LINE_HEIGHT });
  const from = list.range.start * width;
  const end = Math.min(length, list.range.end * width);

  useEffect(() => bytes.want(from, end), [bytes, from, end]);

  const { container } = list;
  const attach = useCallback(
    (element: HTMLElement | null) => {
      const stops = [container(element), measure(element)];
      return () => stops.forEach((stop) => stop?.());
    },
    [container, measure],
  );

  const here = slice(from, end);
  const lines = here === undefined ? [] : hexDump(here, { offset: from, width });
  return (
    <div
      ref={attach}
      className={styles['scroller']}
      role="group"
      aria-label="Hex dump"
      tabIndex={0}
      style={{ '--line-height': `${LINE_HEIGHT}px` } as CSSProperties}
    >
      <div className={styles['spacer']} style={list.spacer}>
        <div className={styles['lines']} style={list.wrapper}>
          {lines.map(({ offset, hex, ascii }, line) => (
            <div
              key={offset}
              className={styles['dump']}
              style={{ top: (list.range.start + line - list.range.base) * LINE_HEIGHT }}
            >
              <span className={styles['offset']}>{offset}</span>
              {'  '}
              {hex
                .map((digits, at) => (at > 0 && at % 8 === 0 ? `  ${digits}` : ` ${digits}`))
                .join('')
                .padEnd(padding(width))}
              {'  '}
              <span className={styles['ascii']}>{ascii}</span>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

/** Characters of a full line of hex digits, so that the text of a short last line stands below the others. */
function padding(width: number): number {
  return width * 3 + (width > 8 ? 1 : 0);
}
