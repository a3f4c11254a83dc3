import { expect, it } from 'vitest';
import { runsOf, type BlockPlace } from './block-runs';

const segmentOf = (number: number): BlockPlace['segment'] => ({
  folder: '/',
  number,
  firstSeq: 0,
  indexOffset: 4_096,
  payloadOffset: 4_096,
});
const place = (number: number, kind: BlockPlace['kind'], block: number): BlockPlace => ({
  segment: segmentOf(number),
  kind,
  block,
});
const written = (places: BlockPlace[], most: number): string[] =>
  runsOf(places, most).map(
    ({ segment, kind, block, count }) => `${segment.number} ${kind} ${block}+${count}`,
  );

it('joins what lies together in one file, in any order', () => {
  const places = [
    place(2, 'payload', 7),
    place(1, 'index', 3),
    place(1, 'payload', 4),
    place(1, 'index', 2),
    place(2, 'payload', 8),
    place(1, 'index', 5),
  ];
  expect(written(places, 9)).toEqual(['1 index 2+2', '1 index 5+1', '1 payload 4+1', '2 payload 7+2']);
});

it('makes no run longer than it may be', () => {
  const places = [0, 1, 2, 3, 4].map((block) => place(1, 'index', block));
  expect(written(places, 2)).toEqual(['1 index 0+2', '1 index 2+2', '1 index 4+1']);
  expect(written([], 2)).toEqual([]);
});
