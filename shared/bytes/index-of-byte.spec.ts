import { expect, it } from 'vitest';
import { indexOfByte } from './index-of-byte';

const LENGTH = 200;

it.each([0, 1, 63, 64, 65, 128, 199])('finds a byte at %i, not ahead of where it begins', (place) => {
  const bytes = new Uint8Array(LENGTH);
  bytes[place] = 7;
  for (const from of [0, 1, 64, 100, 199, 200]) {
    expect(indexOfByte(bytes, 7, from)).toBe(from <= place ? place : -1);
  }
  expect(indexOfByte(Buffer.from(bytes), 8, 0)).toBe(-1);
});
