import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WINDOW_MAX_ROWS } from '../../../shared/limits';
import type { RowSource } from './capture';
import { RowList } from './row-list';
import { RowStretches } from './row-stretches';

function listOf(count: number, dropped = 0): RowList {
  const list = new RowList();
  for (let i = 0; i < count; i += 1) list.append(i * 3);
  list.dropBelow(dropped * 3);
  return list;
}

it('finds what is near a row, wherever it was asked before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 900 }),
      fc.nat(5),
      fc.array(fc.nat(899), { maxLength: 30 }),
      (count, dropped, asked) => {
        const rows = listOf(count, Math.min(dropped, count - 1));
        const stretches = new RowStretches();
        for (const place of asked.filter((index) => index >= rows.first && index < count)) {
          const near = stretches.near(rows, place * 3, 4);
          expect(near.index).toBe(place);
          const from = Math.max(rows.first, place - 4);
          expect(near.before).toEqual(rows.seqs(from, place - from));
          expect(near.after).toEqual(rows.seqs(place + 1, 4));
        }
      },
    ),
  );
});

it('looks a list up once for all rows of a window', () => {
  const list = listOf(5_000);
  let asked = 0;
  const counting: RowSource = {
    first: list.first,
    total: list.total,
    epoch: 0,
    seqs: (from, count) => ((asked += 1), list.seqs(from, count)),
    indexFrom: (seq) => list.indexFrom(seq),
  };
  const stretches = new RowStretches();
  for (let i = 0; i < WINDOW_MAX_ROWS; i += 1) stretches.near(counting, (1_000 + i) * 3, 4);
  expect(asked).toBe(1);
});
