import { Minus, Plus } from 'lucide-react';
import type { ReactElement, RefObject } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { encodingLabels } from '../../../shared/message/encoding-labels';
import type { EncodingName } from '../../../shared/model/message';
import type { Reading } from '../../../shared/model/reading';
import { IconButton } from '../../ui/button';
import { CheckBox } from '../../ui/check-box';
import { cx } from '../../ui/cx';
import { Choice } from '../../ui/field';
import { CuttingProblem } from './cutting-problem';
import type { Cutting } from './frames';
import { FramingForm } from './framing-form';
import styles from './reading-popover.module.css';

interface ReadingPopoverProps {
  readonly reading: Reading;
  readonly cutting: Cutting;
  readonly trigger: RefObject<HTMLElement | null>;
  readonly onChange: (part: Partial<Reading>) => void;
  readonly onClose: () => void;
}

const forms: readonly { readonly id: Reading['form']; readonly name: string }[] = [
  { id: 'text', name: 'Text' },
  { id: 'hex', name: 'Hex dump' },
  { id: 'both', name: 'Hex + text' },
  { id: 'repr', name: 'Python repr' },
];

const times = [
  { value: 'absolute', name: 'Time of day', explains: 'When it was captured, in the local time zone' },
  { value: 'relative', name: 'Since the first row', explains: 'Counted from the first row of this log' },
  { value: 'delta', name: 'Since the row above', explains: 'Δ: how long after the row above' },
] as const;

const encodings = (Object.keys(encodingLabels) as EncodingName[]).map((value) => ({
  value,
  ...encodingLabels[value],
}));

/** Bounds of the font size that may be chosen, in CSS pixels, as the contract has them. */
const FONT_MIN = 10;
const FONT_MAX = 24;

/** How a log is read: form, encoding, times, size; and how its bytes are cut into frames. Each choice is seen at once. */
export function ReadingPopover(props: ReadingPopoverProps): ReactElement {
  const { reading, cutting, trigger, onChange, onClose } = props;
  const { form, encoding, invisibles, time, fontSize, wrap, framing } = reading;
  return (
    <Popover
      className={cx(styles['popover'])}
      triggerRef={trigger}
      placement="bottom end"
      isOpen
      onOpenChange={onClose}
    >
      <Dialog className={cx(styles['dialog'])} aria-label="Reading and frames">
        <section className={styles['section']} aria-label="Reading">
          <ToggleButtonGroup
            aria-label="Data as"
            className={cx(styles['forms'])}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[form]}
            onSelectionChange={(keys) =>
              onChange({ form: forms.find(({ id }) => keys.has(id))?.id ?? 'text' })
            }
          >
            {forms.map(({ id, name }) => (
              <ToggleButton key={id} id={id} className={cx(styles['form'])}>
                {name}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <div className={styles['pair']}>
            <Choice
              label="Read bytes as"
              value={encoding}
              options={encodings}
              onChange={(value) => onChange({ encoding: value })}
            />
            <Choice
              label="Times"
              value={time}
              options={times}
              onChange={(value) => onChange({ time: value })}
            />
          </div>
          <div className={styles['checks']}>
            <CheckBox isSelected={invisibles} onChange={(value) => onChange({ invisibles: value })}>
              Mark tabs and line ends
            </CheckBox>
            <CheckBox isSelected={wrap} onChange={(value) => onChange({ wrap: value })}>
              Rows of four lines
            </CheckBox>
            <span className={styles['size']} role="group" aria-label="Font size">
              Font size
              <IconButton
                label="Smaller"
                icon={<Minus size={14} aria-hidden />}
                isDisabled={fontSize <= FONT_MIN}
                onPress={() => onChange({ fontSize: fontSize - 1 })}
              />
              <output aria-label="Font size in pixels">{fontSize} px</output>
              <IconButton
                label="Larger"
                icon={<Plus size={14} aria-hidden />}
                isDisabled={fontSize >= FONT_MAX}
                onPress={() => onChange({ fontSize: fontSize + 1 })}
              />
            </span>
          </div>
        </section>
        <section className={styles['section']} aria-label="Frames">
          <h3 className={styles['heading']}>Frames</h3>
          <p className={styles['explains']}>
            TCP is a stream without borders. Framing shows its messages, however they were read; the chunks
            stay as they are.
          </p>
          <FramingForm framing={framing} onChange={(value) => onChange({ framing: value })} />
          {cutting.kind === 'failed' && <CuttingProblem error={cutting.error} />}
        </section>
      </Dialog>
    </Popover>
  );
}
