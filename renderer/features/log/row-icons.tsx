import {
  ArrowUpRight,
  CircleAlert,
  CircleCheck,
  CircleDot,
  CircleX,
  FileUp,
  ListOrdered,
  Repeat,
  RotateCw,
  TriangleAlert,
  Workflow,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { EventWords } from './event-words';

/** Points out, for what was sent. Style sheets turn it round for what was received: rows are drawn by the thousand, and it stays. */
export const directionIcon: ReactNode = <ArrowUpRight size={12} aria-hidden />;

/** Icons of events: what one is, or its tone. */
export const eventIcons: Readonly<Record<EventWords['tone'] | NonNullable<EventWords['icon']>, ReactNode>> = {
  quiet: <CircleDot size={12} aria-hidden />,
  good: <CircleCheck size={12} aria-hidden />,
  warn: <TriangleAlert size={12} aria-hidden />,
  bad: <CircleAlert size={12} aria-hidden />,
  rule: <Workflow size={12} aria-hidden />,
  passed: <CircleCheck size={12} aria-hidden />,
  failed: <CircleX size={12} aria-hidden />,
  file: <FileUp size={12} aria-hidden />,
  repeat: <Repeat size={12} aria-hidden />,
  sequence: <ListOrdered size={12} aria-hidden />,
  retry: <RotateCw size={12} aria-hidden />,
};
