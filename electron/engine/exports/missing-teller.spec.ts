import { expect, it } from 'vitest';
import type { RecordWriter } from './formats/record-writer';
import { missingTeller } from './missing-teller';

function told(from: number, to: number, next: number, ...seqs: number[]): [number, number][] {
  const found: [number, number][] = [];
  const missing = (seq: number, count: number): void => void found.push([seq, count]);
  const teller = missingTeller({ missing } as unknown as RecordWriter, from, to);
  for (const seq of seqs) teller.before(seq);
  teller.end(next);
  return found;
}

it('tells the records that are not there, within the range', () => {
  expect(told(0, 3, 3, 0, 1, 2)).toEqual([]);
  expect(told(3, 8, 20, 1, 2, 5, 6, 9)).toEqual([
    [3, 2],
    [7, 1],
  ]);
  expect(told(0, 9, 4, 0)).toEqual([[1, 3]]);
  expect(told(2, 4, 9)).toEqual([[2, 2]]);
});
