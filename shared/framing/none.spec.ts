import { expect, it } from 'vitest';
import { shown } from './fixtures/cuts';
import { chunkFramer } from './none';

it('makes each chunk a frame, with the mark it was given', () => {
  const framer = chunkFramer();
  expect(shown(framer.push(new Uint8Array(3), 0))).toEqual(['3']);
  expect(shown(chunkFramer('lost').push(new Uint8Array(3), 0))).toEqual(['3 lost']);
  expect(framer.push(new Uint8Array(0), 0)).toEqual([]);
  expect([framer.pass(1e12), framer.end(), framer.pending]).toEqual([[], [], 0]);
});
