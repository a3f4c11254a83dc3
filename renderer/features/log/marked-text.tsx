import type { ReactElement } from 'react';
import type { TextSegment } from '../../../shared/bytes/text-marks';
import { highlight, type ByteRange, type Piece } from './highlight';
import { markFor } from './mark-titles';
import styles from './marked-text.module.css';

interface MarkedTextProps {
  readonly segments: readonly TextSegment[];
  /** Bytes to mark as matches. */
  readonly ranges?: readonly ByteRange[];
}

const none: readonly ByteRange[] = [];

/** Hostile text in one line, as text only: isolated, so that nothing in it reorders what is around it, and with its marks in place. */
export function MarkedText({ segments, ranges = none }: MarkedTextProps): ReactElement {
  return (
    <bdi dir="ltr" className={styles['line']}>
      {highlight(segments, ranges).map((piece) => {
        if (piece.kind !== 'text') return <MarkOf key={piece.offset} piece={piece} />;
        return piece.isHit ? <mark key={piece.offset}>{piece.text}</mark> : piece.text;
      })}
    </bdi>
  );
}

function MarkOf({ piece }: { readonly piece: Exclude<Piece, { kind: 'text' }> }): ReactElement {
  const { text, title, drawn } = markFor(piece);
  return (
    <span
      className={piece.kind === 'invalid' ? styles['invalid'] : styles['mark']}
      title={title}
      data-drawn={drawn}
      data-hit={piece.isHit || undefined}
    >
      {text}
    </span>
  );
}
