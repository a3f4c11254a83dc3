import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EndpointId } from '../../../shared/model/ids';
import { createMeters } from './meters';

const server = 1 as EndpointId;
const client = 2 as EndpointId;
const START = 1_700_000_000_000_000;
let now = START;

beforeEach(() => {
  vi.useFakeTimers();
  now = START;
});
afterEach(() => void vi.useRealTimers());

/** Lets time pass for the clock and for the timers. */
function pass(ms: number): void {
  for (let step = 0; step < ms; step += 50) {
    now += 50_000;
    vi.advanceTimersByTime(50);
  }
}

describe('the meters of an engine', () => {
  it('sample each second of an endpoint with live connections, numbered alike for all', () => {
    const meters = createMeters(() => now);
    pass(2_500);
    const totals = { bytesIn: 0, bytesOut: 0 };
    const meter = meters.connection(server, totals);
    meter.received(now);
    totals.bytesIn = 10;
    pass(1_000);
    totals.bytesIn = 30;
    pass(1_000);
    meters.connection(client, { bytesIn: 0, bytesOut: 0 });
    expect(meters.seconds(server, 0)).toEqual({
      from: 2,
      next: 4,
      bytesIn: [10, 20],
      bytesOut: [0, 0],
      recordsIn: [1, 0],
      recordsOut: [0, 0],
    });
    expect(meters.seconds(client, 0)).toMatchObject({ from: 4, next: 4 });
    expect(meters.measured(server)).toEqual({ recordsIn: 1, recordsOut: 0, response: null });
    meters.dispose();
  });

  it('have no timer once the last connection ended, and no gap when another one comes', () => {
    const meters = createMeters(() => now);
    const totals = { bytesIn: 0, bytesOut: 0 };
    const meter = meters.connection(server, totals);
    totals.bytesOut = 5;
    pass(1_000);
    totals.bytesOut = 6;
    meter.ended();
    pass(1_000);
    expect(vi.getTimerCount()).toBe(0);
    pass(3_000);
    meters.connection(server, totals);
    totals.bytesOut = 9;
    pass(1_000);
    expect(meters.seconds(server, 0).bytesOut).toEqual([5, 1, 0, 0, 0, 3]);
    meters.dispose();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('know nothing of an endpoint that never had a connection, or was removed', () => {
    const meters = createMeters(() => now);
    pass(3_000);
    expect(meters.measured(server)).toEqual({ recordsIn: 0, recordsOut: 0, response: null });
    expect(meters.seconds(server, 0)).toMatchObject({ from: 3, next: 3, bytesIn: [] });
    meters.connection(server, { bytesIn: 0, bytesOut: 0 }).received(now);
    meters.forget(server);
    expect(meters.measured(server)).toMatchObject({ recordsIn: 0 });
    meters.dispose();
  });
});
