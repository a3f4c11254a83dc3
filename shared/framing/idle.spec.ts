import { describe, expect, it } from 'vitest';
import { shown } from './fixtures/cuts';
import { idleFramer } from './idle';

const bytes = (length: number) => new Uint8Array(length);

describe('frames that a pause ends', () => {
  it('end ahead of the first bytes behind the pause', () => {
    const framer = idleFramer({ ms: 5, most: 100 });
    expect(framer.push(bytes(3), 1_000_000)).toEqual([]);
    expect(framer.push(bytes(2), 1_004_999)).toEqual([]);
    expect(framer.pending).toBe(5);
    expect(shown(framer.push(bytes(7), 1_009_999))).toEqual(['5']);
    expect(framer.pending).toBe(7);
    expect(shown(framer.end())).toEqual(['7 cut-off']);
  });

  it('end when the time has come, without traffic', () => {
    const framer = idleFramer({ ms: 5, most: 100 });
    framer.push(bytes(3), 1_000_000);
    expect(framer.pass(1_004_999)).toEqual([]);
    expect(shown(framer.pass(1_005_000))).toEqual(['3']);
    expect(framer.pass(1_050_000)).toEqual([]);
    expect(framer.push(bytes(1), 1_060_000)).toEqual([]);
  });

  it('are cut at the most bytes that one may have, and no sooner', () => {
    const framer = idleFramer({ ms: 5, most: 4 });
    expect(shown(framer.push(bytes(9), 1_000_000))).toEqual(['4 too-long', '4 too-long']);
    expect(framer.push(bytes(3), 1_000_001)).toEqual([]);
    expect(shown(framer.pass(1_005_001))).toEqual(['4']);
  });
});
