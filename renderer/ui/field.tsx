import { ChevronDown } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { cx } from './cx';
import styles from './field.module.css';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isReadOnly?: boolean;
  readonly isInvalid?: boolean;
  /** A keyboard of digits where the screen is one. */
  readonly numeric?: boolean;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  /** What an empty field stands for. */
  readonly placeholder?: string;
  readonly mono?: boolean;
  /** Its lines, where it takes more than one. */
  readonly lines?: number;
  /** What it is for, in a line below. */
  readonly explains?: string;
  /** What is wrong with it: said in place of what it is for. */
  readonly problem?: string | undefined;
}

/** Text that is typed, with its label above. What is typed is checked when it is used, not while it is typed. */
export function Field({
  label,
  numeric = false,
  mono = false,
  maxLength,
  placeholder = '',
  lines,
  explains,
  problem,
  ...rest
}: FieldProps): ReactNode {
  const said = problem ?? explains;
  return (
    <AriaTextField
      {...(problem === undefined ? {} : { isInvalid: true })}
      {...rest}
      {...(maxLength === undefined ? {} : { maxLength })}
      className={cx(styles['field'])}
      inputMode={numeric ? 'numeric' : 'text'}
      autoComplete="off"
      autoCorrect="off"
      spellCheck="false"
      validationBehavior="aria"
    >
      <Label className={cx(styles['label'])}>{label}</Label>
      {lines === undefined ? (
        <Input className={cx(styles['input'], mono && styles['mono'])} placeholder={placeholder} />
      ) : (
        <TextArea
          className={cx(styles['input'], styles['lines'], mono && styles['mono'])}
          placeholder={placeholder}
          rows={lines}
        />
      )}
      {said !== undefined && (
        <Text slot="description" className={cx(styles['said'], problem !== undefined && styles['problem'])}>
          {said}
        </Text>
      )}
    </AriaTextField>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly name: string; readonly explains: string }[];
  readonly onChange: (value: T) => void;
  /** True where what the choice means stands in a line below, not in its tooltip alone. */
  readonly isExplained?: boolean;
}

/** One of a few, as the system's own list: it has the combobox role, and every platform's keyboard. */
export function Choice<T extends string>(props: ChoiceProps<T>): ReactNode {
  const { label, value, options, onChange, isExplained = false } = props;
  const ids = { label: useId(), explains: useId() };
  const chosen = options.find((option) => option.value === value);
  return (
    <label className={styles['field']}>
      <span id={ids.label} className={styles['label']}>
        {label}
      </span>
      <span className={styles['choice']}>
        <select
          className={styles['select']}
          value={value}
          aria-labelledby={ids.label}
          {...(isExplained ? { 'aria-describedby': ids.explains } : { title: chosen?.explains })}
          onChange={(event) => onChange(event.currentTarget.value as T)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </select>
        <ChevronDown className={styles['chevron']} size={14} aria-hidden />
      </span>
      {isExplained && (
        <span id={ids.explains} className={styles['said']}>
          {chosen?.explains}
        </span>
      )}
    </label>
  );
}
