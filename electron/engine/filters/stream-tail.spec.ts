import { expect, it } from 'vitest';
import { StreamTail } from './stream-tail';

const piece = (seq: number) => ({ seq, fits: true, isFound: false });
const memory = Buffer.from('xxABCdef');

it('keeps the end of a stream, and which chunks it is from', () => {
  const tail = new StreamTail();
  tail.append(piece(1), memory, 2, 3, false);
  tail.append(piece(2), memory, 5, 3, false);
  expect(tail.text()).toBe('ABCdef');
  tail.keep(4, 3);
  expect(tail).toMatchObject({ length: 4, seen: 4, isCut: true, resume: 1 });
  expect(tail.text()).toBe('Cdef'.slice(0, 4));
  expect(tail.pieces.map(({ begin, end }) => [begin, end])).toEqual([
    [-2, 1],
    [1, 4],
  ]);
  tail.keep(3, 0);
  expect(tail.pieces.map(({ piece: { seq } }) => seq)).toEqual([2]);
  tail.append(piece(3), memory, 2, 3, true);
  expect(tail.text()).toBe('defabc');
});

it('is whole as long as nothing was let go', () => {
  const tail = new StreamTail();
  tail.append(piece(1), memory, 2, 3, false);
  tail.keep(8, 2);
  expect(tail).toMatchObject({ length: 3, isCut: false, resume: 2 });
});
