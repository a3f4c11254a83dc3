import { describe, expect, it } from 'vitest';
import { PayloadStore } from './payload-store';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('PayloadStore', () => {
  it('gives consecutive positions and reads back what was appended', () => {
    const store = new PayloadStore(8);
    expect(store.append(bytes(1, 2, 3))).toBe(0);
    expect(store.append(bytes(4, 5))).toBe(3);
    expect(store.read(0, 3)).toEqual(bytes(1, 2, 3));
    expect(store.read(4, 1)).toEqual(bytes(5));
  });

  it('begins a new segment where a chunk does not fit the last one', () => {
    const store = new PayloadStore(4);
    const positions = [bytes(1, 2, 3), bytes(4, 5), bytes(6, 7, 8)].map((chunk) => store.append(chunk));
    expect(positions).toEqual([0, 3, 5]);
    expect(positions.map((at, i) => store.read(at, i === 1 ? 2 : 3))).toEqual([
      bytes(1, 2, 3),
      bytes(4, 5),
      bytes(6, 7, 8),
    ]);
  });

  it('keeps small chunks readable before, between and after large ones', () => {
    const store = new PayloadStore(4);
    const large = bytes(10, 11, 12, 13, 14);
    const positions = [bytes(1), large, bytes(2), large, bytes(3)].map((chunk) => store.append(chunk));
    expect(positions).toEqual([0, 1, 6, 7, 12]);
    expect(store.read(7, 5)).toEqual(large);
    expect([0, 6, 12].map((at) => store.read(at, 1)[0])).toEqual([1, 2, 3]);
  });

  it.each([2, 10])('copies, so that a buffer of %i bytes may be used again', (length) => {
    const store = new PayloadStore(4);
    const buffer = new Uint8Array(length).fill(7);
    const at = store.append(buffer);
    buffer.fill(0);
    expect(store.read(at, length)).toEqual(new Uint8Array(length).fill(7));
  });

  it('never shows bytes of released chunks in memory that it uses again', () => {
    const store = new PayloadStore(4);
    for (let value = 0; value < 40; value += 1) {
      const at = store.append(new Uint8Array(3).fill(value));
      const kept = Math.max(0, at - 3);
      store.release(kept);
      expect(store.read(at, 3)).toEqual(new Uint8Array(3).fill(value));
      if (value > 0) expect(store.read(kept, 3)).toEqual(new Uint8Array(3).fill(value - 1));
    }
  });

  it('reads plain copies, even of a Buffer, that share no memory with the store', () => {
    const store = new PayloadStore(4);
    const at = store.append(Buffer.from(new Uint8Array([1, 2, 3, 4, 5]).buffer));
    const copy = store.read(at, 2);
    copy[0] = 99;
    expect(store.read(at, 2)).toEqual(bytes(1, 2));
    expect(copy.buffer.byteLength).toBe(2);
  });

  it('takes nothing for an empty chunk', () => {
    const store = new PayloadStore(4);
    expect(store.append(bytes())).toBe(0);
    expect(store.read(0, 0)).toEqual(bytes());
    expect(store.end).toBe(0);
  });

  it('reads what is left after a release within a segment, and goes on after a release of everything', () => {
    const store = new PayloadStore(4);
    for (const value of [1, 2, 3, 4, 5, 6]) store.append(bytes(value));
    store.release(2);
    expect([store.start, store.end]).toEqual([2, 6]);
    expect(store.read(2, 1)).toEqual(bytes(3));
    store.release(5);
    expect(store.read(5, 1)).toEqual(bytes(6));
    store.release(6);
    const at = store.append(bytes(7));
    expect(at).toBe(6);
    expect(store.read(at, 1)).toEqual(bytes(7));
  });
});
