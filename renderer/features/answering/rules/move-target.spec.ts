import { expect, it } from 'vitest';
import { dropTarget, moveTarget } from './move-target';

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

it.each([
  [0, 'below', 2, 2],
  [0, 'above', 2, 1],
  [2, 'above', 0, 0],
  [2, 'below', 0, 1],
  [1, 'above', 1, null],
  [1, 'below', 1, null],
  [1, 'below', 0, null],
  [1, 'above', 2, null],
] as const)('the rule at %i let go %s the one at %i comes to %s', (from, side, over, to) => {
  expect(dropTarget(from, { over, side })).toBe(to);
});
