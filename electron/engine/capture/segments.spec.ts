import { expect, it } from 'vitest';
import { segmentFile } from './format';
import { segmentNumbers } from './segments';

it('finds the segments of a capture among its files, and no others', () => {
  const names = [
    segmentFile(10, 'index'),
    segmentFile(9, 'payload'),
    segmentFile(2, 'index'),
    'capture.json',
  ];
  expect(
    segmentNumbers([...names, '00000000.index', '1.index', '00000007.index.bak', 'x00000007.index']),
  ).toEqual([2, 10]);
});
