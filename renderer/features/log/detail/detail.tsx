import { CircleDot, TriangleAlert, X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { CaptureId } from '../../../../shared/model/capture';
import type { Endpoint } from '../../../../shared/model/endpoint';
import { isChunk, type EventRow, type Row } from '../../../../shared/model/row';
import { IconButton } from '../../../ui/button';
import { eventFields, eventWords } from '../event-words';
import { ChunkDetail, type ByteView } from './chunk-detail';
import { DetailFrame } from './detail-frame';
import styles from './detail.module.css';
import { Facts } from './facts';

interface DetailProps {
  readonly capture: CaptureId;
  readonly row: Row;
  readonly side: Endpoint['kind'];
  readonly onClose: () => void;
}

/** One record whole: what, when, on which connection, and its bytes as text and as hex. */
export function Detail({ capture, row, side, onClose }: DetailProps): ReactElement {
  const [view, setView] = useState<ByteView>('text');
  if (!isChunk(row)) return <EventDetail row={row} side={side} onClose={onClose} />;
  return (
    <ChunkDetail
      key={`${capture}/${row.seq}`}
      capture={capture}
      row={row}
      view={view}
      onView={setView}
      onClose={onClose}
    />
  );
}

interface EventDetailProps {
  readonly row: EventRow;
  readonly side: Endpoint['kind'];
  readonly onClose: () => void;
}

function EventDetail({ row, side, onClose }: EventDetailProps): ReactElement {
  const isLoss = row.kind === 'gap' || row.kind === 'damaged';
  return (
    <DetailFrame onEscape={onClose}>
      <header className={styles['header']}>
        <span className={styles['what']}>
          {isLoss ? <TriangleAlert size={14} aria-hidden /> : <CircleDot size={14} aria-hidden />}
          {titles[row.kind] ?? 'Event'}
        </span>
        <Facts row={row} />
        <IconButton label="Close details" icon={<X size={14} aria-hidden />} onPress={onClose} />
      </header>
      <div className={styles['event']}>
        <p className={styles['words']}>{eventWords(row, side).words}</p>
        <dl className={styles['fields']}>
          {eventFields(row).map(({ name, value }) => (
            <div key={name} className={styles['field']}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </DetailFrame>
  );
}

/** Records that are no events of a connection's life. */
const titles: Readonly<Partial<Record<EventRow['kind'], string>>> = {
  gap: 'Not captured',
  damaged: 'Damaged record',
};
