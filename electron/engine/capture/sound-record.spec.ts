import { expect, it } from 'vitest';
import { MAX_ID } from '../../../shared/limits';
import { isSoundRecord } from './sound-record';

const record = { at: 1_795_000_000_000_000, position: 0, length: 0, endpoint: 1, connection: 0, kind: 0 };

it('takes what Parley writes', () => {
  for (const fields of [{}, { endpoint: MAX_ID }, { connection: MAX_ID }, { at: -1 }, { kind: 15 }]) {
    expect(isSoundRecord({ ...record, ...fields })).toBe(true);
  }
});

it.each([
  { endpoint: 0 },
  { endpoint: MAX_ID + 1 },
  { connection: MAX_ID + 1 },
  { at: NaN },
  { at: 1.5 },
  { kind: 16 },
])('takes no record with %j', (fields) => expect(isSoundRecord({ ...record, ...fields })).toBe(false));
