import { expect, it } from 'vitest';
import { viewOf } from './view-of';

const bytes = Uint8Array.of(1, 2, 3);

it('is the same object for all bytes, else a view', () => {
  expect(viewOf(bytes, 0, 3)).toBe(bytes);
  expect(viewOf(bytes, 1, 3)).toEqual(Uint8Array.of(2, 3));
  expect(viewOf(bytes, 0, 2).buffer).toBe(bytes.buffer);
  expect(viewOf(bytes, 1, 1)).toHaveLength(0);
});
