import type { ReactNode } from 'react';
import { formatBytes } from '../../../../shared/bytes/format';
import { toHex } from '../../../../shared/bytes/hexdump';
import { decodeText } from '../../../../shared/bytes/text-marks';
import type { RuleId } from '../../../../shared/model/rule';
import { Button } from '../../../ui/button';
import { MarkedText } from '../../log/marked-text';
import styles from './trial-box.module.css';
import { firedWords, spanWords, thenWords } from './trial-words';
import type { Fired } from './use-trial';

const nothing = new Uint8Array();

interface FiredItemProps {
  readonly fired: Fired;
  /** True where the input is this one message: its place needs no words. */
  readonly isOnly: boolean;
  readonly onShow: (id: RuleId, index: number | null) => void;
}

/** What one message fires: the rule, what goes out and when, and what follows. */
export function FiredItem({ fired, isOnly, onShow }: FiredItemProps): ReactNode {
  const { rule, index, reply, then } = fired;
  const after = thenWords(then);
  return (
    <li className={styles['item']}>
      <p className={styles['head']}>
        {!isOnly && <span className={styles['hint']}>{spanWords(fired)}:</span>}
        <strong>{firedWords(fired)}</strong>
        {rule !== null && (
          <Button tone="pill" onPress={() => onShow(rule, index)}>
            Show
          </Button>
        )}
      </p>
      {rule !== null && reply.length === 0 && <p className={styles['hint']}>Nothing goes out.</p>}
      {reply.map(({ delayMs, length, data }, at) => (
        <div key={at} className={styles['reply']}>
          <span className={styles['when']}>
            {delayMs === 0 ? 'at once' : `after ${delayMs.toLocaleString('en')} ms`} · {formatBytes(length)}
          </span>
          <span className={styles['text']}>
            <MarkedText segments={decodeText({ before: nothing, bytes: data, after: nothing })} />
          </span>
          <span className={styles['hex']}>
            {toHex(data)}
            {length > data.length && ' …'}
          </span>
        </div>
      ))}
      {after !== '' && <p className={styles['hint']}>{after}</p>}
    </li>
  );
}
