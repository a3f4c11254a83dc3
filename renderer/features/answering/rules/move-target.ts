import type { Move } from './rule-list';

/** Where a move takes the rule at `index` of `count`; `null` where it is there already. */
export function moveTarget(index: number, move: Move, count: number): number | null {
  const to = { up: index - 1, down: index + 1, first: 0, last: count - 1 }[move];
  return to < 0 || to >= count || to === index ? null : to;
}

/** Beside which rule of the list another one is let go. */
export interface DropPlace {
  readonly over: number;
  readonly side: 'above' | 'below';
}

/** Where the rule at `from` comes to when it is let go; `null` where it is there already. */
export function dropTarget(from: number, { over, side }: DropPlace): number | null {
  const gap = side === 'above' ? over : over + 1;
  const to = gap > from ? gap - 1 : gap;
  return to === from ? null : to;
}
