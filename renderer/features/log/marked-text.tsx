import type { ReactElement } from 'react';
import type { TextSegment } from '../../../shared/bytes/text-marks';
import { highlight, type ByteRange, type Piece } from './highlight';
import { markFor } from './mark-titles';
import styles from './marked-text.module.css';

interface MarkedTextProps {
  readonly segments: readonly TextSegment[];
  /** Bytes to mark as matches. */
  readonly ranges?: readonly ByteRange[];
  /** `line`: all in one line. `page`: a line feed also ends the line, after its mark. */
  readonly layout: 'line' | 'page';
}

const LINE_FEED = 0x0a;
const none: readonly ByteRange[] = [];

/** Hostile text, as text only: isolated, so that nothing in it reorders what is around it, and with its marks in place. */
export function MarkedText({ segments, ranges = none, layout }: MarkedTextProps): ReactElement {
  return (
    <bdi dir="ltr" className={layout === 'line' ? styles['line'] : styles['page']}>
      {highlight(segments, ranges).map((piece) => {
        if (piece.kind !== 'text') return <MarkOf key={piece.offset} piece={piece} layout={layout} />;
        return piece.isHit ? <mark key={piece.offset}>{piece.text}</mark> : piece.text;
      })}
    </bdi>
  );
}

interface MarkOfProps {
  readonly piece: Exclude<Piece, { kind: 'text' }>;
  readonly layout: MarkedTextProps['layout'];
}

function MarkOf({ piece, layout }: MarkOfProps): ReactElement {
  const { text, title, drawn } = markFor(piece);
  const endsLine = layout === 'page' && piece.kind === 'control' && piece.code === LINE_FEED;
  return (
    <>
      <span
        className={piece.kind === 'invalid' ? styles['invalid'] : styles['mark']}
        title={title}
        data-drawn={drawn}
        data-hit={piece.isHit || undefined}
      >
        {text}
      </span>
      {endsLine && '\n'}
    </>
  );
}
