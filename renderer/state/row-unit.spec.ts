import { describe, expect, it } from 'vitest';
import { framedEventSeq, framedSeq } from '../../shared/framing/framed-seq';
import { carriedSeq, firstSeq, lastSeq, recordNumber } from './row-unit';

describe('rows of records and of frames', () => {
  it('are named by the record they are placed by', () => {
    expect(recordNumber(7, 'records')).toBe(7);
    expect(recordNumber(framedSeq(7, 3), 'frames')).toBe(7);
    expect(recordNumber(framedEventSeq(7), 'frames')).toBe(7);
  });

  it('are found again among the others', () => {
    expect(firstSeq(7, 'frames')).toBe(framedSeq(7, 0));
    expect([lastSeq(7, 'records'), lastSeq(7, 'frames')]).toEqual([7, framedEventSeq(7)]);
    expect(carriedSeq(7, 'records', 'frames')).toBe(framedSeq(7, 0));
    expect(carriedSeq(framedSeq(7, 3), 'frames', 'records')).toBe(7);
    expect(carriedSeq(framedSeq(7, 3), 'frames', 'frames')).toBe(framedSeq(7, 0));
  });
});
