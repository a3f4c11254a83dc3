import { describe, expect, it } from 'vitest';
import { createTicker, type Ticker } from './ticker';
import type { Timers } from './timers';

/** Time that a spec moves: timers fire when it says so, turns of the loop one by one. */
class FakeTime implements Timers {
  now = 1_000_000;
  turns: (() => void)[] = [];
  timers: { at: number; run: () => void }[] = [];
  readonly ticker: Ticker = createTicker(() => this.now, this);

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.now + milliseconds * 1_000, run };
    this.timers.push(timer);
    return () => void (this.timers = this.timers.filter((other) => other !== timer));
  }

  soon(run: () => void): () => void {
    this.turns.push(run);
    return () => void (this.turns = this.turns.filter((other) => other !== run));
  }

  /** Moves to a time, runs the timers that are due, and turns the loop once. */
  moveTo(now: number): void {
    this.now = now;
    const due = this.timers.filter(({ at }) => at <= now);
    this.timers = this.timers.filter(({ at }) => at > now);
    for (const { run } of [...due, ...this.turns.splice(0).map((run) => ({ run }))]) run();
  }
}

describe('a ticker', () => {
  it('never calls too early, and turns the loop only for the last 2 ms', () => {
    const time = new FakeTime();
    const calls: number[] = [];
    time.ticker.at(1_010_000, () => calls.push(time.now));
    expect([time.turns.length, time.timers.length]).toEqual([0, 1]);
    const aimed = time.timers[0]!.at;
    expect(aimed).toBeGreaterThanOrEqual(1_008_000);
    expect(aimed).toBeLessThan(1_010_000);
    time.moveTo(aimed);
    for (const now of [1_009_000, 1_009_999]) time.moveTo(now);
    expect(calls).toEqual([]);
    expect(time.turns).toHaveLength(1);
    time.moveTo(1_010_000);
    expect(calls).toEqual([1_010_000]);
    expect([time.turns.length, time.timers.length]).toEqual([0, 0]);
  });

  it('serves several times with one timer, the earliest first', () => {
    const time = new FakeTime();
    const calls: string[] = [];
    time.ticker.at(2_000_000, () => calls.push('late'));
    time.ticker.at(1_500_000, () => calls.push('early'));
    expect(time.timers).toHaveLength(1);
    time.moveTo(1_499_000);
    time.moveTo(1_500_000);
    expect(calls).toEqual(['early']);
    time.moveTo(1_999_000);
    time.moveTo(2_000_001);
    expect(calls).toEqual(['early', 'late']);
  });

  it('calls at the next turn for a time that has passed, never within the call', () => {
    const time = new FakeTime();
    let calls = 0;
    const again = (): void => {
      calls += 1;
      time.ticker.at(0, again);
    };
    time.ticker.at(0, again);
    expect(calls).toBe(0);
    time.moveTo(time.now);
    expect(calls).toBe(1);
    time.moveTo(time.now);
    expect(calls).toBe(2);
  });

  it('does not call what was cancelled, even by another call of the same turn', () => {
    const time = new FakeTime();
    const calls: string[] = [];
    time.ticker.at(1_000_001, () => {
      calls.push('first');
      cancel();
    });
    const cancel = time.ticker.at(1_000_002, () => calls.push('second'));
    time.moveTo(1_000_002);
    expect(calls).toEqual(['first']);
  });

  it('waits for nothing once it is disposed', () => {
    const time = new FakeTime();
    time.ticker.at(1_000_001, () => undefined);
    time.ticker.at(9_000_000, () => undefined);
    time.ticker.dispose();
    expect([time.turns.length, time.timers.length]).toEqual([0, 0]);
  });
});
