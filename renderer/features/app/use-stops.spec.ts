import { describe, expect, it } from 'vitest';
import { nextStop } from './use-stops';

describe('nextStop', () => {
  it.each<[number, -1 | 1, number]>([
    [0, 1, 1],
    [2, 1, 0],
    [0, -1, 2],
    [-1, 1, 0],
    [-1, -1, 2],
  ])('from %i by %i of three: %i', (here, step, next) => {
    expect(nextStop(here, step, 3)).toBe(next);
  });
});
