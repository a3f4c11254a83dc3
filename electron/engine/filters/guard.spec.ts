import { expect, it } from 'vitest';
import { Guard, guardMemory } from './guard';

it('is odd while something runs, and another number for each run', () => {
  const memory = guardMemory();
  const [thread, watcher] = [new Guard(memory), new Guard(memory)];
  const seen: number[] = [];
  expect(watcher.now % 2).toBe(0);
  thread.run(() => seen.push(watcher.now));
  thread.run(() => seen.push(watcher.now));
  expect(seen.map((now) => now % 2)).toEqual([1, 1]);
  expect(seen[0]).not.toBe(seen[1]);
  expect(watcher.now % 2).toBe(0);
});
