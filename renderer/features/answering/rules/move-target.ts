import type { Move } from './rule-list';

/** Where a move takes the rule at `index` of `count`; `null` where it is there already. */
export function moveTarget(index: number, move: Move, count: number): number | null {
  const to = { up: index - 1, down: index + 1, first: 0, last: count - 1 }[move];
  return to < 0 || to >= count || to === index ? null : to;
}
