import { Fragment, type ReactElement, type Ref } from 'react';
import type { TextSegment } from '../../../../shared/bytes/text-marks';
import type { EncodingName } from '../../../../shared/model/message';
import { cx } from '../../../ui/cx';
import { blankFor, endsLine } from '../../reading/blanks';
import { markFor } from '../mark-titles';
import marks from '../marked-text.module.css';
import type { ByteRange } from './byte-range';
import styles from './detail.module.css';

interface PageTextProps {
  readonly segments: readonly TextSegment[];
  /** Marks within it are drawn as selected; of the text itself the highlight tells. */
  readonly selected: ByteRange | null;
  readonly encoding: EncodingName;
  /** Whether tabs and line ends are drawn as marks. */
  readonly invisibles: boolean;
  readonly ref: Ref<HTMLElement>;
}

/** Hostile text, as text only, over lines; each segment in an element of its own, so that places in it can be told. */
export function PageText({ segments, encoding, invisibles, selected, ref }: PageTextProps): ReactElement {
  return (
    <bdi ref={ref} dir="ltr" className={marks['page']}>
      {segments.map((segment, index) => {
        if (segment.kind === 'text') {
          return (
            <span key={segment.offset} data-segment={index}>
              {segment.text}
            </span>
          );
        }
        const isLineEnd = endsLine(segment);
        const blank = invisibles ? null : blankFor(segment);
        if (blank !== null) {
          return (
            <Fragment key={segment.offset}>
              <span data-segment={index}>{blank}</span>
              {isLineEnd && '\n'}
            </Fragment>
          );
        }
        const { text, title, drawn } = markFor(segment, encoding);
        const isSelected =
          selected !== null && segment.offset < selected.end && segment.offset >= selected.start;
        return (
          <Fragment key={segment.offset}>
            <span
              className={cx(
                segment.kind === 'invalid' ? marks['invalid'] : marks['mark'],
                isSelected && styles['selectedMark'],
              )}
              title={title}
              data-drawn={drawn}
              data-segment={index}
            >
              {text}
            </span>
            {isLineEnd && '\n'}
          </Fragment>
        );
      })}
    </bdi>
  );
}
