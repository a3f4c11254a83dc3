import {
  ArrowDownLeft,
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

/** Icons of rows: a chunk's direction, what an event is or its tone. Made once, because rows are drawn by the thousand. */
export const rowIcons: Readonly<
  Record<EventWords['tone'] | NonNullable<EventWords['icon']> | 'in' | 'out', ReactNode>
> = {
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
  in: <ArrowDownLeft size={12} aria-hidden />,
  out: <ArrowUpRight size={12} aria-hidden />,
};
