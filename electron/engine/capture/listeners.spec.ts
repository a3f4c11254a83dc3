import { expect, it } from 'vitest';
import { Listeners } from './listeners';

it('tells everybody who listens, each as often as it was added, until it is not any more', () => {
  const listeners = new Listeners();
  const told: string[] = [];
  const one = (): void => void told.push('one');
  const stops = [listeners.add(one), listeners.add(one), listeners.add(() => told.push('two'))];
  listeners.tell();
  expect(told).toEqual(['one', 'one', 'two']);
  stops[0]!();
  stops[0]!();
  stops[2]!();
  listeners.tell();
  expect(told).toEqual(['one', 'one', 'two', 'one']);
});

it('tells nobody twice who adds a listener while being told', () => {
  const listeners = new Listeners();
  let calls = 0;
  listeners.add(() => {
    calls += 1;
    listeners.add(() => (calls += 1));
  });
  listeners.tell();
  expect(calls).toBe(1);
});
