import { expect, it } from 'vitest';
import { ManualTimers } from '../fixtures/manual-timers';
import { watchIdle } from './idle-watch';

it('tells when nothing has passed for so long, and looks no more often than that', () => {
  const timers = new ManualTimers();
  const told: number[] = [];
  let last = 0;
  watchIdle(100, { lastAt: () => last, idle: () => told.push(timers.clock() / 1_000) }, timers.clock, timers);
  for (let i = 0; i < 30; i += 1) {
    timers.pass(10);
    last = timers.clock();
    expect(timers.pending).toBe(1);
  }
  timers.pass(99);
  expect(told).toEqual([]);
  timers.pass(1);
  expect(told).toEqual([400]);
  expect(timers.pending).toBe(0);
});

it('ends when it is told to', () => {
  const timers = new ManualTimers();
  const stop = watchIdle(
    100,
    {
      lastAt: () => 0,
      idle: () => {
        throw new Error('never');
      },
    },
    timers.clock,
    timers,
  );
  stop();
  timers.pass(1_000);
});
