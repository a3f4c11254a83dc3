import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAGE_BYTES, PagePool } from './page-pool';
import { PagedBytes } from './paged-bytes';

describe('PagedBytes', () => {
  it('gives back any part of what was appended, across pages too', () => {
    const size = fc.oneof(fc.nat(100), fc.constantFrom(PAGE_BYTES - 50, PAGE_BYTES, PAGE_BYTES + 1));
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), (sizes, one, other) => {
        const paged = new PagedBytes(new PagePool());
        const all = Buffer.concat(sizes.map((length, i) => Buffer.alloc(length, i + 1)));
        for (const [i, length] of sizes.entries()) paged.append(Buffer.alloc(length, i + 1));
        expect(paged.end).toBe(all.length);
        const [from, to] = [one % (all.length + 1), other % (all.length + 1)].toSorted((a, b) => a - b);
        expect(all.subarray(from, to).equals(paged.read(from!, to!)!)).toBe(true);
        expect(paged.slices(from!, to!).every((slice) => slice.length <= PAGE_BYTES)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('lets whole pages go, from the front, and knows what it has not any more', () => {
    const pool = new PagePool();
    const paged = new PagedBytes(pool);
    paged.append(Buffer.alloc(2.5 * PAGE_BYTES, 7));
    const [first] = paged.slices(0, 1);
    paged.release(PAGE_BYTES - 1);
    expect(paged.read(0, 1)).not.toBeNull();
    paged.release(1.5 * PAGE_BYTES);
    expect([paged.read(PAGE_BYTES - 1, PAGE_BYTES + 1), paged.pageOf(5)]).toEqual([null, null]);
    expect(paged.read(PAGE_BYTES, PAGE_BYTES + 1)).toEqual(Uint8Array.of(7));
    expect(pool.take().bytes.buffer).toBe(first!.buffer);
    paged.append(Buffer.of(8));
    expect(paged.read(paged.end - 2, paged.end)).toEqual(Uint8Array.of(7, 8));
    paged.releaseAll();
    expect(paged.read(paged.end - 1, paged.end)).toBeNull();
  });

  it('has a page for a writer of its own', () => {
    const paged = new PagedBytes(new PagePool());
    for (let i = 0; i < PAGE_BYTES / 8 + 3; i += 1) {
      paged.pageAtEnd().view.setFloat64(paged.end % PAGE_BYTES, i, true);
      paged.end += 8;
    }
    expect(Buffer.from(paged.read(PAGE_BYTES + 8, PAGE_BYTES + 16)!).readDoubleLE(0)).toBe(
      PAGE_BYTES / 8 + 1,
    );
  });
});
