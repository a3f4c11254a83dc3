import { expect, it } from 'vitest';
import { moveTarget } from './move-target';

it.each([
  [0, 'up', 3, null],
  [1, 'up', 3, 0],
  [1, 'down', 3, 2],
  [2, 'down', 3, null],
  [2, 'first', 3, 0],
  [0, 'first', 3, null],
  [0, 'last', 3, 2],
  [2, 'last', 3, null],
] as const)('the rule at %i moves %s among %i to %s', (index, move, count, to) => {
  expect(moveTarget(index, move, count)).toBe(to);
});
