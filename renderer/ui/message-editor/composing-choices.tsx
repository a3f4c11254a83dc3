import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { encodingLabels } from '../../../shared/message/encoding-labels';
import type { EncodingName, LineEnding, MessageMode } from '../../../shared/model/message';
import { cx } from '../cx';
import { endingLabels, modeLabels } from './composing-labels';
import styles from './composing-choices.module.css';

interface ModeChoiceProps {
  readonly mode: MessageMode;
  readonly onMode: (mode: MessageMode) => void;
}

/** As what a message is read: one of three, all seen. */
export function ModeChoice({ mode, onMode }: ModeChoiceProps): ReactNode {
  return (
    <ToggleButtonGroup
      aria-label="Message is"
      className={cx(styles['modes'])}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[mode]}
      onSelectionChange={(keys) => {
        for (const { value } of modeLabels) if (keys.has(value) && value !== mode) onMode(value);
      }}
    >
      {modeLabels.map(({ value, name }) => (
        <ToggleButton key={value} id={value} className={cx(styles['mode'])}>
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

interface EncodingChoiceProps {
  readonly encoding: EncodingName;
  readonly onEncoding: (encoding: EncodingName) => void;
}

const encodings = Object.entries(encodingLabels).map(([value, label]) => ({
  value: value as EncodingName,
  ...label,
}));

/** How characters become bytes. */
export function EncodingChoice({ encoding, onEncoding }: EncodingChoiceProps): ReactNode {
  return <SmallChoice label="Encoding" value={encoding} options={encodings} onChange={onEncoding} />;
}

interface EndingChoiceProps {
  readonly ending: LineEnding;
  readonly onEnding: (ending: LineEnding) => void;
}

/** What is sent behind every message. */
export function EndingChoice({ ending, onEnding }: EndingChoiceProps): ReactNode {
  return <SmallChoice label="Line ending" value={ending} options={endingLabels} onChange={onEnding} />;
}

interface SmallChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly name: string; readonly explains: string }[];
  readonly onChange: (value: T) => void;
}

/** The system's own list in the size of a line of settings; its name is for those who listen, and in the tooltip. */
function SmallChoice<T extends string>({ label, value, options, onChange }: SmallChoiceProps<T>): ReactNode {
  const chosen = options.find((option) => option.value === value);
  return (
    <span className={styles['choice']}>
      <select
        className={styles['select']}
        aria-label={label}
        title={`${label}: ${chosen?.explains ?? ''}`}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as T)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
      <ChevronDown className={styles['chevron']} size={12} aria-hidden />
    </span>
  );
}
