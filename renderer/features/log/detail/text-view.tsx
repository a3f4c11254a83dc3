import { ChevronLeft, ChevronRight } from 'lucide-react';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import type { TextSegment } from '../../../../shared/bytes/text-marks';
import { TEXT_PAGE_BYTES } from '../../../../shared/limits';
import { decodeSegments } from '../../../../shared/message/decode-segments';
import type { EncodingName } from '../../../../shared/model/message';
import type { ChunkRow } from '../../../../shared/model/row';
import type { RecordBytesStore } from '../../../state/record-bytes';
import { IconButton } from '../../../ui/button';
import { rangeOf, selectionOf, type ByteRange, type ByteSelection } from './byte-range';
import styles from './detail.module.css';
import { PageText } from './page-text';
import { pageOf } from './text-page';
import { extended, sameRange, unitsOf, wholeUnits } from './text-units';
import { useTextHighlight, useTextSelection } from './use-text-selection';

interface TextViewProps {
  readonly row: ChunkRow;
  readonly bytes: RecordBytesStore;
  readonly encoding: EncodingName;
  readonly invisibles: boolean;
  readonly selection: ByteSelection | null;
  readonly onSelect: (selection: ByteSelection | null) => void;
  /** Copies what is selected, exactly. */
  readonly onCopy: () => void;
}

/** A record as text, one page of it at a time, with a mark for everything that could not be seen. Selected by units. */
export function TextView(props: TextViewProps): ReactElement {
  const { row, bytes, encoding, invisibles, selection, onSelect, onCopy } = props;
  const [page, setPage] = useState(() => Math.floor((selection?.focus ?? 0) / TEXT_PAGE_BYTES));
  const known = useSyncExternalStore(bytes.subscribe, bytes.current);
  const text = useRef<HTMLElement>(null);
  const { start, end, readFrom, readTo } = pageOf(page, row.length);

  useEffect(() => bytes.want(readFrom, readTo), [bytes, readFrom, readTo]);

  const segments = useMemo(() => {
    const here = known.slice(readFrom, readTo);
    if (here === undefined) return [];
    const page = {
      before: start === 0 ? row.before : here.subarray(0, start - readFrom),
      bytes: here.subarray(start - readFrom, end - readFrom),
      after: end === row.length ? row.after : here.subarray(end - readFrom),
    };
    const decoded = decodeSegments(page, encoding);
    return decoded.map((segment): TextSegment => ({ ...segment, offset: segment.offset + start }));
  }, [known, row, encoding, start, end, readFrom, readTo]);

  const selected = useMemo(
    () => (selection === null ? null : clamp(rangeOf(selection), start, end)),
    [selection, start, end],
  );
  useTextHighlight(text, segments, encoding, selected);

  const onRange = useCallback(
    (range: ByteRange | null) => {
      if (range === null) return onSelect(null);
      const whole = wholeUnits(range, unitsOf(segments, encoding));
      if (!sameRange(selection, whole)) onSelect(selectionOf(whole));
    },
    [segments, encoding, selection, onSelect],
  );
  useTextSelection(text, segments, encoding, onRange);

  function onKeyDown(event: KeyboardEvent): void {
    const isAll = (event.ctrlKey || event.metaKey) && event.key === 'a';
    const next = isAll
      ? selectionOf({ start: 0, end: row.length })
      : event.shiftKey
        ? extended(event.key, selection, unitsOf(segments, encoding))
        : null;
    if (next === null) return;
    event.preventDefault();
    document.getSelection()?.removeAllRanges();
    onSelect(next);
  }

  return (
    <div className={styles['page']}>
      <div
        className={styles['text']}
        role="group"
        aria-label="Text"
        tabIndex={0}
        onKeyDown={onKeyDown}
        onCopy={(event) => {
          if (selection === null) return;
          event.preventDefault();
          onCopy();
        }}
      >
        <PageText
          ref={text}
          segments={segments}
          encoding={encoding}
          invisibles={invisibles}
          selected={selected}
        />
      </div>
      {row.length > TEXT_PAGE_BYTES && (
        <div className={styles['pager']}>
          <IconButton
            label="Earlier bytes"
            icon={<ChevronLeft size={14} aria-hidden />}
            isDisabled={start === 0}
            onPress={() => setPage(page - 1)}
          />
          <span>
            Bytes {start.toLocaleString('en')} to {(end - 1).toLocaleString('en')} of{' '}
            {row.length.toLocaleString('en')}
          </span>
          <IconButton
            label="Later bytes"
            icon={<ChevronRight size={14} aria-hidden />}
            isDisabled={end === row.length}
            onPress={() => setPage(page + 1)}
          />
        </div>
      )}
    </div>
  );
}

/** The part of a range that is on the page; `null` for none. */
function clamp(range: ByteRange, start: number, end: number): ByteRange | null {
  const part = { start: Math.max(start, range.start), end: Math.min(end, range.end) };
  return part.start < part.end ? part : null;
}
