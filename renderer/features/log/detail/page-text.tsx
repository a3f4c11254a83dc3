import { Fragment, type ReactElement, type Ref } from 'react';
import type { TextSegment } from '../../../../shared/bytes/text-marks';
import { cx } from '../../../ui/cx';
import { markFor } from '../mark-titles';
import marks from '../marked-text.module.css';
import type { ByteRange } from './byte-range';
import styles from './detail.module.css';

interface PageTextProps {
  readonly segments: readonly TextSegment[];
  /** Marks within it are drawn as selected; of the text itself the highlight tells. */
  readonly selected: ByteRange | null;
  readonly ref: Ref<HTMLElement>;
}

const LINE_FEED = 0x0a;

/** Hostile text, as text only, over lines; each segment in an element of its own, so that places in it can be told. */
export function PageText({ segments, selected, ref }: PageTextProps): ReactElement {
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
        const { text, title, drawn } = markFor(segment);
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
            {segment.kind === 'control' && segment.code === LINE_FEED && '\n'}
          </Fragment>
        );
      })}
    </bdi>
  );
}
