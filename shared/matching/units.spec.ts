import { expect, it } from 'vitest';
import { stringOf } from './units';

it('makes one character of each unit, however many there are', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => at % 256);
  expect(stringOf(bytes)).toBe(Buffer.from(bytes).toString('latin1'));
  expect(stringOf(Uint16Array.of(0xd83d, 0xde00))).toBe('😀');
  expect(stringOf(new Uint8Array(0))).toBe('');
});
