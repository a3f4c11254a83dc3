import { expect, it } from 'vitest';
import { WRITE_SLICE_BYTES } from '../limits';
import { framedEventSeq, framedSeq, FRAMES_OF_RECORD, recordOf } from './framed-seq';

it('rises with the record and within it, and leads back to it', () => {
  const last = 2 ** 34;
  expect(framedSeq(7, 0)).toBeGreaterThan(framedEventSeq(6));
  expect(framedEventSeq(7)).toBeGreaterThan(framedSeq(7, 20_000));
  expect([framedSeq(last, 3), framedEventSeq(last)].map(recordOf)).toEqual([last, last]);
  expect(Number.isSafeInteger(framedEventSeq(last))).toBe(true);
});

it('has a place for each byte of a chunk', () => {
  expect(FRAMES_OF_RECORD).toBeGreaterThanOrEqual(WRITE_SLICE_BYTES);
});
