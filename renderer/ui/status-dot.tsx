import { Circle, CircleAlert, CircleDot, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import type { StatusTone } from '../state/endpoint-status';
import { cx } from './cx';
import styles from './status-dot.module.css';

/** The icon of a state: a shape for each, so that colour says nothing alone. Decorative: its words stand beside it. */
export function StatusDot({ tone }: { readonly tone: StatusTone }): ReactNode {
  const Icon = { idle: Circle, busy: LoaderCircle, live: CircleDot, bad: CircleAlert }[tone];
  return <Icon className={cx(styles['dot'], styles[tone])} size={12} strokeWidth={2.5} aria-hidden />;
}
