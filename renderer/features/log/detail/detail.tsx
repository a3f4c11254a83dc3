import { CircleDot, TriangleAlert, X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { CaptureId } from '../../../../shared/model/capture';
import type { Endpoint } from '../../../../shared/model/endpoint';
import type { EncodingName } from '../../../../shared/model/message';
import { isChunk, type ChunkRow, type EventRow, type Row } from '../../../../shared/model/row';
import type { RowUnit } from '../../../state/row-unit';
import { IconButton } from '../../../ui/button';
import { eventFields, eventWords } from '../event-words';
import { ChunkDetail, type ByteView } from './chunk-detail';
import { DetailFrame } from './detail-frame';
import styles from './detail.module.css';
import { Facts } from './facts';
import type { FramedViews } from './frame-parts';

interface DetailProps {
  readonly capture: CaptureId;
  readonly row: Row;
  readonly side: Endpoint['kind'];
  readonly encoding: EncodingName;
  readonly invisibles: boolean;
  readonly frames: FramedViews | null;
  readonly onShowChunk: (row: ChunkRow) => void;
  readonly onShowFrame: (seq: number) => void;
  readonly onClose: () => void;
}

/** One record or frame whole: what, when, on which connection, and its bytes as text and as hex. */
export function Detail({ side, ...props }: DetailProps): ReactElement {
  const { capture, row, onClose } = props;
  const [view, setView] = useState<ByteView>('text');
  const unit: RowUnit = props.frames?.framed === capture ? 'frames' : 'records';
  if (!isChunk(row)) return <EventDetail row={row} unit={unit} side={side} onClose={onClose} />;
  return <ChunkDetail key={`${capture}/${row.seq}`} {...props} row={row} view={view} onView={setView} />;
}

interface EventDetailProps {
  readonly row: EventRow;
  readonly unit: RowUnit;
  readonly side: Endpoint['kind'];
  readonly onClose: () => void;
}

function EventDetail({ row, unit, side, onClose }: EventDetailProps): ReactElement {
  const isLoss = row.kind === 'gap' || row.kind === 'damaged';
  return (
    <DetailFrame onEscape={onClose}>
      <header className={styles['header']}>
        <span className={styles['what']}>
          {isLoss ? <TriangleAlert size={14} aria-hidden /> : <CircleDot size={14} aria-hidden />}
          {titles[row.kind] ?? 'Event'}
        </span>
        <Facts row={row} unit={unit} />
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
