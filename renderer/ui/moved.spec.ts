import { expect, it } from 'vitest';
import { moved } from './moved';

it('moves an item by one place, and nothing beyond either end', () => {
  const list = ['a', 'b', 'c'];
  expect(moved(list, 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(list, 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(list, 2, 1)).toEqual(list);
  for (const [at, by] of [
    [0, -1],
    [3, -1],
  ] as const)
    expect(moved(list, at, by)).toBe(list);
});
