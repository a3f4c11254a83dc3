import { describe, expect, it } from 'vitest';
import { Pacer } from './pacer';

describe('a pacer', () => {
  it('lets the rate pass exactly, although each wake-up is late', () => {
    const pacer = new Pacer(100_000);
    let now = 1_000_000_000;
    pacer.took(0, now);
    const begun = pacer.due;
    for (let sent = 0; sent < 200; sent += 1) {
      now = Math.max(now, pacer.due + 1_700);
      pacer.took(1_000, now);
    }
    expect(pacer.due - begun).toBe(2_000_000);
  });

  it('does not burst after a long delay', () => {
    const pacer = new Pacer(1_000);
    pacer.took(10, 1_000_000);
    pacer.took(10, 9_000_000);
    expect(pacer.due).toBe(8_960_000);
    for (let sent = 0; sent < 4; sent += 1) pacer.took(10, 9_000_000);
    expect(pacer.due).toBe(9_000_000);
  });

  it('never waits without a limit', () => {
    const pacer = new Pacer(null);
    pacer.took(1_000_000, 5_000_000);
    expect(pacer.due).toBeLessThanOrEqual(5_000_000);
  });
});
