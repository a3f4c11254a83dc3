import { Fragment, type ReactElement } from 'react';
import type { TextSegment } from '../../../shared/bytes/text-marks';
import type { EncodingName } from '../../../shared/model/message';
import { blankFor, endsLine } from '../reading/blanks';
import { cx } from '../../ui/cx';
import { highlight, type ByteRange, type Piece } from './highlight';
import { markFor } from './mark-titles';
import styles from './marked-text.module.css';
import { ReadTick } from './read-tick';

interface MarkedTextProps {
  readonly segments: readonly TextSegment[];
  /** Bytes to mark as matches. */
  readonly ranges?: readonly ByteRange[];
  readonly encoding?: EncodingName;
  /** Whether tabs and line ends are drawn as marks. */
  readonly invisibles?: boolean;
  /** Whether there are lines to break the text into. */
  readonly wraps?: boolean;
  /** Where reads of a frame of `reads` chunks begin, in bytes of it. */
  readonly cuts?: readonly number[];
  readonly reads?: number;
}

const none: readonly never[] = [];

/** Hostile text, as text only: isolated, so that nothing in it reorders what is around it, and with its marks in place. */
export function MarkedText(props: MarkedTextProps): ReactElement {
  const { segments, ranges = none, encoding = 'utf-8', invisibles = true, wraps = false } = props;
  const { cuts = none, reads = 0 } = props;
  const pieces = highlight(segments, ranges, encoding, cuts);
  const before = (index: number): number => (index === 0 ? 0 : (pieces[index - 1]?.read ?? 0));
  return (
    <bdi dir="ltr" className={cx(styles['line'], wraps && styles['wrapped'])}>
      {pieces.map((piece, index) => {
        const drawn = drawnPiece(piece, encoding, invisibles);
        const breaks = wraps && endsLine(piece);
        if (piece.read === before(index) && !breaks) return drawn;
        return (
          <Fragment key={`${piece.offset}+`}>
            {piece.read !== before(index) && <ReadTick read={piece.read} reads={reads} />}
            {drawn}
            {breaks && '\n'}
          </Fragment>
        );
      })}
    </bdi>
  );
}

function drawnPiece(piece: Piece, encoding: EncodingName, invisibles: boolean): ReactElement | string {
  if (piece.kind === 'text') return piece.isHit ? <mark key={piece.offset}>{piece.text}</mark> : piece.text;
  const blank = invisibles || piece.isHit ? null : blankFor(piece);
  return blank ?? <MarkOf key={piece.offset} piece={piece} encoding={encoding} />;
}

interface MarkOfProps {
  readonly piece: Exclude<Piece, { kind: 'text' }>;
  readonly encoding: EncodingName;
}

function MarkOf({ piece, encoding }: MarkOfProps): ReactElement {
  const { text, title, drawn } = markFor(piece, encoding);
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
