import { expect, it } from 'vitest';
import { Turns } from './turns';

const round = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('gives one turn a round, in order, each once', async () => {
  const turns = new Turns();
  const given: string[] = [];
  const a = (): void => {
    given.push('a');
    if (given.length < 3) turns.wait(a);
  };
  const b = (): number => given.push('b');
  turns.wait(a);
  turns.wait(b);
  turns.wait(a);
  expect([given, turns.busy]).toEqual([[], true]);
  await round();
  expect(given).toEqual(['a']);
  await round();
  expect(given).toEqual(['a', 'b']);
  await round();
  expect([given, turns.busy]).toEqual([['a', 'b', 'a'], false]);
});

it('forgets who leaves, and goes on with others', async () => {
  const turns = new Turns();
  const given: string[] = [];
  const a = (): number => given.push('a');
  turns.wait(a);
  turns.leave(a);
  expect(turns.busy).toBe(false);
  turns.wait(() => given.push('b'));
  await round();
  await round();
  expect(given).toEqual(['b']);
});
