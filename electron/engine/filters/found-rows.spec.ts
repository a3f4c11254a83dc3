import { expect, it } from 'vitest';
import { FoundRows } from './found-rows';

function taken(rows: FoundRows) {
  const batch = rows.take();
  return { rows: [...batch.rows], late: batch.late };
}

it('gives rows in rising order, each once', () => {
  const rows = new FoundRows();
  for (const seq of [5, 9, 7, 9, 5, 12]) rows.add(2 ** 40 + seq);
  expect(taken(rows)).toEqual({ rows: [5, 7, 9, 12].map((seq) => 2 ** 40 + seq), late: [] });
});

it('gives those that belong among earlier ones apart', () => {
  const rows = new FoundRows();
  rows.add(5);
  expect(taken(rows)).toEqual({ rows: [5], late: [] });
  for (const seq of [3, 8, 5, 6]) rows.add(seq);
  expect(taken(rows)).toEqual({ rows: [6, 8], late: [3, 5] });
  expect(taken(rows)).toEqual({ rows: [], late: [] });
  rows.add(7);
  expect(taken(rows)).toEqual({ rows: [], late: [7] });
});
