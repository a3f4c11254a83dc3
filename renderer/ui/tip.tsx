import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { cx } from './cx';
import styles from './tip.module.css';

/** Before a tooltip shows on hover, in milliseconds: long enough not to flicker past. On focus it shows at once. */
const DELAY_MS = 500;

/** A tooltip on the one focusable child: extra words, never the only ones. */
export function Tip({ text, children }: { readonly text: string; readonly children: ReactNode }): ReactNode {
  return (
    <TooltipTrigger delay={DELAY_MS} closeDelay={0}>
      {children}
      <Tooltip className={cx(styles['tip'])} offset={6}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}
