import { describe, expect, it } from 'vitest';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import { kindCodes } from '../capture/record-kinds';
import type { StoredRecord } from '../capture/reader';
import { FixedFields } from './fixed-fields';

const everything = { kinds: null, connections: null, length: null, time: null };
const whole = { endpoint: null, connection: null };

function recordOf(fields: Partial<StoredRecord>): StoredRecord {
  const base = { seq: 0, at: 50, endpoint: 1, connection: 1, kind: kindCodes.in, length: 10 };
  return { ...base, memory: null, start: 0, ...fields };
}

describe('the fixed fields of a filter', () => {
  it('admit everything unless told otherwise', () => {
    const fields = new FixedFields(whole, everything);
    for (const kind of Object.values(kindCodes)) {
      const record = recordOf({ kind, connection: 0, length: 0 });
      expect([fields.admits(record), fields.fits(record)]).toEqual([true, true]);
    }
  });

  it.each([
    [{ endpoint: 2 as EndpointId, connection: null }, everything, { endpoint: 2 }, { endpoint: 1 }],
    [{ endpoint: null, connection: 3 as ConnectionId }, everything, { connection: 3 }, { connection: 1 }],
    [
      whole,
      { ...everything, kinds: ['in' as const, 'gap' as const] },
      { kind: kindCodes.gap },
      { kind: kindCodes.out },
    ],
    [whole, { ...everything, connections: [4 as ConnectionId] }, { connection: 4 }, { connection: 0 }],
  ])('admit by view, kind and connection: %j %j', (view, criteria, inside, outside) => {
    const fields = new FixedFields(view, criteria);
    expect(fields.admits(recordOf(inside))).toBe(true);
    expect(fields.admits(recordOf(outside))).toBe(false);
  });

  it.each([
    [{ least: 10, most: null }, [10, 11], [9]],
    [{ least: null, most: 10 }, [0, 10], [11]],
    [{ least: 5, most: 6 }, [5, 6], [4, 7]],
  ])('fit by length, both ends included: %j', (length, inside, outside) => {
    const fields = new FixedFields(whole, { ...everything, length });
    for (const bytes of inside) expect(fields.fits(recordOf({ length: bytes }))).toBe(true);
    for (const bytes of outside) expect(fields.fits(recordOf({ length: bytes }))).toBe(false);
    expect(fields.fits(recordOf({ kind: kindCodes.opened, length: inside[0] as number }))).toBe(false);
  });

  it.each([
    [{ from: 10, to: null }, [10, 11], [9]],
    [{ from: null, to: 10 }, [0, 10], [11]],
    [{ from: 5, to: 6 }, [5, 6], [4, 7]],
  ])('fit by time, both ends included: %j', (time, inside, outside) => {
    const fields = new FixedFields(whole, { ...everything, time });
    for (const at of inside) expect(fields.fits(recordOf({ at }))).toBe(true);
    for (const at of outside) expect(fields.fits(recordOf({ at, kind: kindCodes.opened }))).toBe(false);
  });
});
