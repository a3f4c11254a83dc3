import { Fragment, type ReactElement } from 'react';
import type { TextSegment } from '../../../shared/bytes/text-marks';
import { markFor } from './mark-titles';
import styles from './marked-text.module.css';

interface MarkedTextProps {
  readonly segments: readonly TextSegment[];
  /** `line`: all in one line. `page`: a line feed also ends the line, after its mark. */
  readonly layout: 'line' | 'page';
}

const LINE_FEED = 0x0a;

/** Hostile text, as text only: isolated, so that nothing in it reorders what is around it, and with its marks in place. */
export function MarkedText({ segments, layout }: MarkedTextProps): ReactElement {
  return (
    <bdi dir="ltr" className={layout === 'line' ? styles['line'] : styles['page']}>
      {segments.map((segment) => {
        if (segment.kind === 'text') return segment.text;
        const { text, title, drawn } = markFor(segment);
        const endsLine = layout === 'page' && segment.kind === 'control' && segment.code === LINE_FEED;
        return (
          <Fragment key={segment.offset}>
            <span
              className={segment.kind === 'invalid' ? styles['invalid'] : styles['mark']}
              title={title}
              data-drawn={drawn}
            >
              {text}
            </span>
            {endsLine && '\n'}
          </Fragment>
        );
      })}
    </bdi>
  );
}
