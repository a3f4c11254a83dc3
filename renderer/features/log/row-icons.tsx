import {
  ArrowDownLeft,
  ArrowUpRight,
  CircleAlert,
  CircleCheck,
  CircleDot,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { EventWords } from './event-words';

/** Icons of rows: a chunk's direction, an event's tone. Made once, because rows are drawn by the thousand. */
export const rowIcons: Readonly<Record<EventWords['tone'] | 'in' | 'out', ReactNode>> = {
  quiet: <CircleDot size={12} aria-hidden />,
  good: <CircleCheck size={12} aria-hidden />,
  warn: <TriangleAlert size={12} aria-hidden />,
  bad: <CircleAlert size={12} aria-hidden />,
  in: <ArrowDownLeft size={12} aria-hidden />,
  out: <ArrowUpRight size={12} aria-hidden />,
};
