import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { PackedBytes } from './packed-bytes';

it('keeps strings of any length as they were, many in one block', () => {
  const packed = new PackedBytes();
  const strings = Array.from({ length: 500 }, (_, i) => randomBytes((i * 37) % 3_000));
  const places = [randomBytes(64 * 1024), ...strings].map((bytes) => {
    const start = packed.put(bytes);
    return { bytes, block: packed.block, start };
  });
  for (const { bytes, block, start } of places)
    expect(bytes.equals(block.subarray(start, start + bytes.length))).toBe(true);
  const total = strings.reduce((sum, { length }) => sum + length, 0);
  expect(new Set(places.map(({ block }) => block)).size).toBeLessThan(3 + total / (61 * 1024));
});
