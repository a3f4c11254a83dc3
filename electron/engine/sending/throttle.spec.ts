import { describe, expect, it } from 'vitest';
import { createThrottle } from './throttle';

function make() {
  let runs = 0;
  let timers: (() => void)[] = [];
  const throttle = createThrottle(100, () => (runs += 1), {
    after: (_, run) => {
      timers.push(run);
      return () => void (timers = timers.filter((other) => other !== run));
    },
    soon: () => () => undefined,
  });
  return {
    throttle,
    runs: () => runs,
    waiting: () => timers.length,
    pass: () => timers.splice(0).forEach((run) => run()),
  };
}

describe('a throttle', () => {
  it('runs at once, and then once more at the end of the time however often it was asked', () => {
    const { throttle, runs, pass, waiting } = make();
    for (let asked = 0; asked < 5; asked += 1) throttle.ask();
    expect(runs()).toBe(1);
    pass();
    expect(runs()).toBe(2);
    pass();
    expect([runs(), waiting()]).toEqual([2, 0]);
    throttle.ask();
    expect(runs()).toBe(3);
  });

  it('waits for nothing once it is disposed', () => {
    const { throttle, waiting } = make();
    throttle.dispose();
    throttle.ask();
    throttle.ask();
    throttle.dispose();
    expect(waiting()).toBe(0);
  });
});
