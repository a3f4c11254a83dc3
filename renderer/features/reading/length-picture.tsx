import type { ReactElement } from 'react';
import { byteToHex } from '../../../shared/bytes/hexdump';
import { cx } from '../../ui/cx';
import styles from './length-picture.module.css';

/** The fields of a length prefix that decide where frames end. */
export interface LengthLayout {
  readonly offset: number;
  readonly width: number;
  readonly order: 'big' | 'little';
  readonly counts: 'rest' | 'all';
}

/** Bytes of content of the frame that is drawn as an example. */
const EXAMPLE_CONTENT = 5;
/** Bytes ahead of the length that are drawn one by one; more of them are one box. */
const DRAWN_AHEAD = 6;

/** A frame as its length prefix tells it, with an example's digits: a picture for the eye, a sentence for all. */
export function LengthPicture(layout: LengthLayout): ReactElement {
  const { offset } = layout;
  const ahead = offset > DRAWN_AHEAD ? [`${offset} bytes`] : Array.from({ length: offset }, () => '··');
  return (
    <figure className={styles['figure']}>
      <div className={styles['frame']} aria-hidden>
        {ahead.length > 0 && (
          <span className={styles['part']}>
            <span className={styles['cells']}>
              {ahead.map((text, index) => (
                <span key={index} className={styles['cell']}>
                  {text}
                </span>
              ))}
            </span>
            <span className={styles['name']}>before</span>
          </span>
        )}
        <span className={styles['part']}>
          <span className={styles['cells']}>
            {exampleDigits(layout).map((digits, index) => (
              <span key={index} className={cx(styles['cell'], styles['length'])}>
                {digits}
              </span>
            ))}
          </span>
          <span className={styles['name']}>length</span>
        </span>
        <span className={styles['part']}>
          <span className={styles['cells']}>
            {['h', 'e', 'l', 'l', 'o'].map((letter, index) => (
              <span key={index} className={cx(styles['cell'], styles['content'])}>
                {letter}
              </span>
            ))}
          </span>
          <span className={styles['name']}>content</span>
        </span>
      </div>
      <figcaption className={styles['caption']}>{layoutSentence(layout)}</figcaption>
    </figure>
  );
}

/** The length field of an example with {@link EXAMPLE_CONTENT} bytes behind it, as hex digits. */
export function exampleDigits({ offset, width, order, counts }: LengthLayout): readonly string[] {
  const value = exampleValue({ offset, width, counts });
  const big = Array.from({ length: width }, (_, index) =>
    byteToHex(Math.floor(value / 256 ** (width - 1 - index)) % 256),
  );
  return order === 'big' ? big : big.reverse();
}

/** What the layout means, in words: for those who do not see the picture, and for all others too. */
export function layoutSentence({ offset, width, order, counts }: LengthLayout): string {
  const begins = offset === 0 ? 'A frame begins with' : `After ${plural(offset)} comes`;
  const ends = width === 1 ? '' : order === 'big' ? ', high byte first' : ', low byte first';
  const value = exampleValue({ offset, width, counts });
  const what =
    counts === 'rest'
      ? `the bytes behind it: ${value} here`
      : `all bytes of the frame: ${offset} + ${width} + ${EXAMPLE_CONTENT} = ${value} here`;
  return `${begins} a number of ${plural(width)}${ends}. It counts ${what}.`;
}

function exampleValue({ offset, width, counts }: Omit<LengthLayout, 'order'>): number {
  return EXAMPLE_CONTENT + (counts === 'all' ? offset + width : 0);
}

function plural(bytes: number): string {
  return bytes === 1 ? '1 byte' : `${bytes.toLocaleString('en')} bytes`;
}
