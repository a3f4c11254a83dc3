import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Tip } from './tip';
import { cx } from './cx';
import styles from './button.module.css';

/** How loud a button is: one `primary` a place, `stop` for what ends
 * a live thing, `danger` for what cannot be undone, `pill` within a line of text, `quiet` and `plain` for the rest. */
export type ButtonTone = 'primary' | 'stop' | 'plain' | 'quiet' | 'pill' | 'danger';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly tone?: ButtonTone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with words, and an icon before them where one helps. */
export function Button({ tone = 'plain', icon, children, ...rest }: ButtonProps): ReactNode {
  return (
    <AriaButton {...rest} className={cx(styles['button'], styles[tone])}>
      {icon}
      <span className={styles['words']}>{children}</span>
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** The accessible name, also shown as a tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A small square button that shows only an icon; its name appears on hover and focus. */
export function IconButton({ label, icon, ...rest }: IconButtonProps): ReactNode {
  return (
    <Tip text={label}>
      <AriaButton {...rest} aria-label={label} className={cx(styles['icon'])}>
        {icon}
      </AriaButton>
    </Tip>
  );
}
