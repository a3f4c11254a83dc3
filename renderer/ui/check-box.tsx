import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { cx } from './cx';
import styles from './check-box.module.css';

interface CheckBoxProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly children: ReactNode;
}

/** Something that holds or not, with its words beside the box. */
export function CheckBox({ children, ...rest }: CheckBoxProps): ReactNode {
  return (
    <Checkbox {...rest} className={cx(styles['check'])}>
      <span className={styles['box']} aria-hidden>
        <Check size={12} strokeWidth={3} />
      </span>
      {children}
    </Checkbox>
  );
}
