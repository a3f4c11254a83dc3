import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { Composing, MessageMode } from '../../../shared/model/message';
import { cx } from '../../ui/cx';
import { EncodingChoice, EndingChoice, ModeChoice } from '../../ui/message-editor/composing-choices';
import { composingWords } from '../../ui/message-editor/composing-labels';
import styles from './composing-bar.module.css';

interface ComposingBarProps {
  readonly composing: Composing;
  /** True where there is room for one button only. */
  readonly isCompact: boolean;
  readonly onMode: (mode: MessageMode) => void;
  readonly onChoose: (part: Partial<Composing>) => void;
}

/** As what the message is read, in which encoding, and what ends it. */
export function ComposingBar(props: ComposingBarProps): ReactNode {
  const { composing, isCompact } = props;
  if (!isCompact)
    return (
      <div className={styles['bar']}>
        <Choices {...props} />
      </div>
    );
  const words = composingWords(composing);
  return (
    <DialogTrigger>
      <AriaButton className={cx(styles['button'])} aria-label={`Message is ${words}`}>
        <span className={styles['words']}>{words}</span>
        <ChevronDown size={12} aria-hidden />
      </AriaButton>
      <Popover className={cx(styles['popover'])} placement="top start">
        <Dialog className={cx(styles['dialog'])} aria-label="How the message is composed">
          <Choices {...props} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Choices({ composing, onMode, onChoose }: ComposingBarProps): ReactNode {
  return (
    <>
      <ModeChoice mode={composing.mode} onMode={onMode} />
      <EncodingChoice encoding={composing.encoding} onEncoding={(encoding) => onChoose({ encoding })} />
      <EndingChoice ending={composing.ending} onEnding={(ending) => onChoose({ ending })} />
    </>
  );
}
