import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RangeRows } from './range-rows';

it('holds what a list of the same numbers holds', () => {
  const range = fc.record({ skip: fc.nat(5), count: fc.nat(6) });
  fc.assert(
    fc.property(fc.nat(20), fc.array(range, { maxLength: 12 }), (first, ranges) => {
      const rows = new RangeRows(first);
      const plain: number[] = [];
      let next = first;
      for (const { skip, count } of ranges) {
        next += skip;
        rows.append(next, count);
        for (let n = 0; n < count; n += 1) plain.push(next + n);
        next += count;
      }
      expect([rows.first, rows.total, rows.epoch]).toEqual([first, first + plain.length, 0]);
      for (let from = 0; from < rows.total + 3; from += 1) {
        const start = Math.max(0, from - first);
        expect(rows.seqs(from, 4)).toEqual(plain.slice(start, Math.max(start, from - first + 4)));
      }
      for (let seq = 0; seq < next + 3; seq += 1) {
        const place = plain.findIndex((held) => held >= seq);
        expect(rows.indexFrom(seq)).toBe(first + (place === -1 ? plain.length : place));
      }
    }),
  );
});
