import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useState, useSyncExternalStore, type ReactElement } from 'react';
import { decodeText } from '../../../../shared/bytes/text-marks';
import { TEXT_PAGE_BYTES } from '../../../../shared/limits';
import type { ChunkRow } from '../../../../shared/model/row';
import type { RecordBytesStore } from '../../../state/record-bytes';
import { IconButton } from '../../../ui/button';
import { MarkedText } from '../marked-text';
import styles from './detail.module.css';
import { pageOf } from './text-page';

/** A record as text, one page of it at a time, with a mark for everything that could not be seen. */
export function TextView({
  row,
  bytes,
}: {
  readonly row: ChunkRow;
  readonly bytes: RecordBytesStore;
}): ReactElement {
  const [page, setPage] = useState(0);
  const known = useSyncExternalStore(bytes.subscribe, bytes.current);
  const { start, end, readFrom, readTo } = pageOf(page, row.length);

  useEffect(() => bytes.want(readFrom, readTo), [bytes, readFrom, readTo]);

  const segments = useMemo(() => {
    const here = known.slice(readFrom, readTo);
    if (here === undefined) return [];
    return decodeText({
      before: start === 0 ? row.before : here.subarray(0, start - readFrom),
      bytes: here.subarray(start - readFrom, end - readFrom),
      after: end === row.length ? row.after : here.subarray(end - readFrom),
    });
  }, [known, row, start, end, readFrom, readTo]);

  return (
    <div className={styles['page']}>
      <div className={styles['text']} role="group" aria-label="Text" tabIndex={0}>
        <MarkedText segments={segments} layout="page" />
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
