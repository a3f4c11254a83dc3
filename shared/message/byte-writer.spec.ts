import { describe, expect, it } from 'vitest';
import { createByteWriter } from './byte-writer';

describe('createByteWriter', () => {
  it('puts bytes together, beyond the space it began with', () => {
    const writer = createByteWriter(1);
    writer.push(1);
    writer.write(Uint8Array.of(2, 3, 4, 5));
    writer.push(6);
    expect(writer.length).toBe(6);
    expect(writer.bytes()).toEqual(Uint8Array.of(1, 2, 3, 4, 5, 6));
  });

  it('shows a part of what was written, and nothing behind it', () => {
    const writer = createByteWriter();
    writer.write(Uint8Array.of(1, 2, 3));
    expect(writer.view(1, 3)).toEqual(Uint8Array.of(2, 3));
    expect(writer.view(2, 99)).toEqual(Uint8Array.of(3));
    expect(writer.view(3, 3)).toHaveLength(0);
  });

  it('gives bytes that later writes leave alone', () => {
    const writer = createByteWriter();
    writer.push(1);
    const first = writer.bytes();
    writer.push(2);
    expect(first).toEqual(Uint8Array.of(1));
  });
});
