import { describe, expect, it } from 'vitest';
import { Schedule, type Turn } from './schedule';

const start = 5_000_000;
const every = (everyMs: number, jitterMs = 0) => ({ everyMs, jitterMs, count: null });

describe('the times of a repetition', () => {
  it('are multiples of the period, however late each one is served', () => {
    const schedule = new Schedule(start, every(10));
    const dues: number[] = [];
    let turn: Turn = schedule.first();
    for (let served = 0; served < 5; served += 1) {
      dues.push(turn.due - start);
      turn = schedule.after(turn, turn.due + 9_000);
    }
    expect(dues).toEqual([0, 10_000, 20_000, 30_000, 40_000]);
    expect(schedule.skipped).toBe(0);
  });

  it('leave one to make up for a delay and skip the others', () => {
    const schedule = new Schedule(start, every(1));
    const next = schedule.after(schedule.first(), start + 10_500);
    expect(next).toEqual({ index: 10, due: start + 10_000 });
    expect(schedule.skipped).toBe(9);
    expect(schedule.after(next, start + 10_510)).toEqual({ index: 11, due: start + 11_000 });
    expect(schedule.skipped).toBe(9);
  });

  it('lie around the period by the jitter, in order', () => {
    const draws = [0, 1, 0.5, 1, 0];
    const schedule = new Schedule(start, every(10, 8), () => draws.shift()!);
    const dues: number[] = [];
    let turn = schedule.first();
    for (let served = 0; served < 5; served += 1) {
      turn = schedule.after(turn, turn.due);
      dues.push(turn.due - start);
    }
    expect(dues).toEqual([2_000, 28_000, 30_000, 48_000, 48_000]);
  });
});
