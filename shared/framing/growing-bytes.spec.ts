import { expect, it } from 'vitest';
import { GrowingBytes } from './growing-bytes';

it('gives what it was given, once', () => {
  const bytes = new GrowingBytes();
  const expected: number[] = [];
  for (let i = 0; i < 1_000; i += 1) {
    bytes.append(Uint8Array.of(i % 256));
    expected.push(i % 256);
  }
  expect(bytes.length).toBe(1_000);
  expect([...bytes.take()]).toEqual(expected);
  expect([bytes.length, bytes.take().length]).toEqual([0, 0]);
});

it('does not change what it gave away', () => {
  const bytes = new GrowingBytes();
  bytes.append(Uint8Array.of(1));
  const taken = bytes.take();
  bytes.append(Uint8Array.of(2));
  expect([...taken]).toEqual([1]);
});
