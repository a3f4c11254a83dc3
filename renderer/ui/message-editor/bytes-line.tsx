import type { ReactNode } from 'react';
import { formatBytes } from '../../../shared/bytes/format';
import { toHex } from '../../../shared/bytes/hexdump';
import type { Fault } from '../../../shared/message/fault';
import styles from './bytes-line.module.css';
import type { Inspection } from './inspect';

/** Bytes that are shown in hex: as many as a wide pane has room for. */
const SHOWN_BYTES = 48;

/** What will go out: how many bytes, and the first of them. */
export function BytesLine({
  inspection: { bytes, isExample },
}: {
  readonly inspection: Inspection;
}): ReactNode {
  if (bytes === null) return null;
  const more = bytes.length > SHOWN_BYTES ? ' …' : '';
  return (
    <span className={styles['line']}>
      <span className={styles['count']}>{formatBytes(bytes.length)}</span>
      {isExample && (
        <span className={styles['example']} title="The variables get their values when it is sent.">
          for example
        </span>
      )}
      <span className={styles['hex']}>
        {toHex(bytes.subarray(0, SHOWN_BYTES))}
        {more}
      </span>
    </span>
  );
}

/** What is wrong with a message, and where: characters are counted from 1, as a person does. */
export function FaultLine({ fault }: { readonly fault: Fault }): ReactNode {
  return (
    <span className={styles['fault']} title={faultWords(fault)}>
      {faultWords(fault)}
    </span>
  );
}

/** `Character 5: a digit is missing.` */
function faultWords({ start, problem }: Fault): string {
  return `Character ${start + 1}: ${problem}.`;
}
