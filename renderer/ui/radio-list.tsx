import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { cx } from './cx';
import styles from './radio-list.module.css';

/** One of the things to choose from, with a sentence where the name alone does not say it. */
export interface RadioOption<T extends string> {
  readonly value: T;
  readonly name: string;
  readonly explains?: string;
}

interface RadioListProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly RadioOption<T>[];
  readonly onChange: (value: T) => void;
}

/** One of several that deserve a sentence each: all are seen at once. */
export function RadioList<T extends string>({
  label,
  value,
  options,
  onChange,
}: RadioListProps<T>): ReactNode {
  return (
    <RadioGroup className={cx(styles['group'])} value={value} onChange={(next) => onChange(next as T)}>
      <Label className={cx(styles['label'])}>{label}</Label>
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className={cx(styles['radio'])}>
          <span className={styles['dot']} aria-hidden />
          <span className={styles['words']}>
            <span className={styles['name']}>{option.name}</span>
            {option.explains !== undefined && <span className={styles['explains']}>{option.explains}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
