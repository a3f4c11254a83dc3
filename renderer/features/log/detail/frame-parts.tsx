import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { formatTime } from '../../../../shared/bytes/format';
import type { Result } from '../../../../shared/contract';
import { recordOf } from '../../../../shared/framing/framed-seq';
import type { CaptureId } from '../../../../shared/model/capture';
import type { ChunkRow } from '../../../../shared/model/row';
import { useServices } from '../../../state/app-context';
import { cx } from '../../../ui/cx';
import { faultWords } from '../../reading/fault-words';
import { FaultBadge } from '../fault-badge';
import type { LogView } from '../log';
import { byteCount, count, countOf } from '../row-text';
import styles from './frame-parts.module.css';
import { findReads, type FrameReads } from './frame-reads';

/** The framed view of a log, and the view that it is of. */
export interface FramedViews {
  readonly whole: LogView;
  readonly framed: CaptureId;
}

/** What frames and chunks have to do with each other, and the ways between them. */
export interface FramePartsProps {
  readonly row: ChunkRow;
  /** `null` while the log shows no frames. */
  readonly frames: FramedViews | null;
  readonly onShowChunk: (row: ChunkRow) => void;
  /** Goes to a row of the framed view. */
  readonly onShowFrame: (seq: number) => void;
}

/** Of a frame the reads that it came in, and what is wrong with it; of a chunk the frames that it holds a part of. */
export function FrameParts(props: FramePartsProps): ReactNode {
  const { row, frames } = props;
  if (frames === null) return null;
  return row.frame === undefined ? (
    <FramesOfChunk {...props} frames={frames} />
  ) : (
    <ReadsOfFrame {...props} frames={frames} />
  );
}

interface PartsProps extends FramePartsProps {
  readonly frames: FramedViews;
}

function ReadsOfFrame({ row, frames, onShowChunk }: PartsProps): ReactElement {
  const { client } = useServices();
  const [reads, setReads] = useState<FrameReads | null>(null);
  const { whole } = frames;
  useEffect(() => {
    let isOver = false;
    void findReads(client, whole, row).then((found) => {
      if (!isOver && found.ok) setReads(found.value);
    });
    return () => void (isOver = true);
  }, [client, whole, row]);

  const { fault, stripped, chunks, start } = row.frame ?? { fault: null, stripped: 0, chunks: 0, start: 0 };
  const verb = row.kind === 'in' ? 'read' : 'write';
  const more = reads === null ? 0 : reads.of - reads.chunks.length;
  return (
    <div className={styles['parts']} role="group" aria-label="Reads of this frame">
      {fault !== null && (
        <p className={styles['fault']}>
          <FaultBadge fault={fault} /> {faultWords[fault].explains}
        </p>
      )}
      <span className={styles['words']}>
        {chunks === 1 ? `In one ${verb}` : `In ${countOf(chunks, verb, `${verb}s`)}`}
        {start > 0 && `, from its byte ${count(start)} on`}
        {stripped > 0 && `, without ${byteCount(stripped)} at the end`}:
      </span>
      {reads?.chunks.map((chunk) => (
        <AriaButton
          key={chunk.seq}
          className={cx(styles['part'])}
          aria-label={`Show the chunk of record ${count(chunk.seq)}`}
          onPress={() => onShowChunk(chunk)}
        >
          {count(chunk.seq)}
          <span className={styles['quiet']}>
            {formatTime(chunk.at)} · {byteCount(chunk.length)}
          </span>
        </AriaButton>
      ))}
      {more > 0 && <span className={styles['words']}>and {count(more)} more</span>}
    </div>
  );
}

type Held = Result<'framing.of'>['frames'];

function FramesOfChunk({ row, frames, onShowFrame }: PartsProps): ReactElement {
  const { client } = useServices();
  const [held, setHeld] = useState<Held | null>(null);
  const { framed } = frames;
  const { seq } = row;
  useEffect(() => {
    let isOver = false;
    void client.call('framing.of', { capture: framed, record: seq }).then((outcome) => {
      if (!isOver && outcome.ok) setHeld(outcome.value.frames);
    });
    return () => void (isOver = true);
  }, [client, framed, seq]);

  return (
    <div className={styles['parts']} role="group" aria-label="Frames in this chunk">
      <span className={styles['words']}>
        {held !== null && held.length === 0
          ? 'No frame has ended with these bytes yet.'
          : 'This chunk holds bytes of these frames:'}
      </span>
      {held?.map((part, index) => (
        <AriaButton
          key={part.seq}
          className={cx(styles['part'])}
          aria-label={`Show the frame that ends in record ${count(recordOf(part.seq))}`}
          onPress={() => onShowFrame(part.seq)}
        >
          {index + 1}
          <span className={styles['quiet']}>
            bytes {count(part.start)}–{count(Math.max(part.start, part.end - 1))}
          </span>
        </AriaButton>
      ))}
    </div>
  );
}
