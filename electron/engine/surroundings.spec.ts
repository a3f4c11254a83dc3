import { expect, it } from 'vitest';
import { createSurroundings } from './surroundings';

it('counts for each sender alone, and makes random bytes and identifiers', () => {
  const [one, other] = [createSurroundings(() => 42), createSurroundings(() => 42)];
  expect([one.count(), one.count(), other.count()]).toEqual([1, 2, 1]);
  expect(one.now()).toBe(42);
  expect(one.random(16)).toHaveLength(16);
  expect(one.random(16)).not.toEqual(one.random(16));
  expect(one.uuid()).toMatch(/^[0-9a-f]{8}-/);
  expect(one.captured('1')).toBeNull();
});
