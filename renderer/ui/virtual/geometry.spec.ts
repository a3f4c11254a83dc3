import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCROLL_MAX_PX } from '../../../shared/limits';
import {
  isAtEnd,
  placeAt,
  placeAtEnd,
  revealed,
  rowRange,
  scrolledTo,
  settled,
  spacerHeight,
  type Extent,
} from './geometry';

const extents = fc
  .record({
    first: fc.nat(5_000_000),
    rows: fc.oneof(fc.nat(200), fc.nat(100_000), fc.nat(50_000_000)),
    rowHeight: fc.integer({ min: 18, max: 40 }),
    viewport: fc.integer({ min: 60, max: 3_000 }),
    lead: fc.constantFrom(0, 28),
  })
  .map(({ first, rows, ...rest }): Extent => ({ first, total: first + rows, ...rest }));
const share = fc.double({ min: 0, max: 1, noNaN: true });

const small: Extent = { first: 0, total: 100_000, rowHeight: 28, viewport: 560 };
const huge: Extent = { first: 0, total: 50_000_000, rowHeight: 28, viewport: 560 };

function longest(extent: Extent): number {
  return Math.max(0, spacerHeight(extent) - extent.viewport);
}

describe('geometry of a virtual list', () => {
  it('shows the first row at the top and the last row at the bottom of any scroll bar', () => {
    fc.assert(
      fc.property(extents, (extent) => {
        const start = placeAt(extent, 0);
        const top = rowRange(extent, scrolledTo(extent, start, 0), 0);
        expect(top.start).toBe(extent.first);
        const jumped = scrolledTo(extent, start, longest(extent));
        expect(rowRange(extent, jumped, 0).end).toBe(extent.total);
        expect(isAtEnd(extent, jumped)).toBe(true);
      }),
    );
  });

  it('keeps every position inside the list and every scroll bar inside the spacer', () => {
    fc.assert(
      fc.property(extents, share, (extent, where) => {
        const at = scrolledTo(extent, placeAt(extent, 0), where * longest(extent));
        const range = rowRange(extent, at, 8);
        expect(range.start).toBeGreaterThanOrEqual(extent.first);
        expect(range.end).toBeLessThanOrEqual(extent.total);
        expect(at.physical).toBeGreaterThanOrEqual(0);
        expect(at.physical).toBeLessThanOrEqual(longest(extent));
        expect(range.end - range.start).toBeLessThanOrEqual(
          Math.ceil(extent.viewport / extent.rowHeight) + 18,
        );
      }),
    );
  });

  it('is never taller than what every browser can lay out', () => {
    expect(spacerHeight(huge)).toBe(SCROLL_MAX_PX);
    expect(spacerHeight(small)).toBe(2_800_000);
  });

  it('moves rows by exactly the pixels of a short scroll, wherever it is in a scaled list', () => {
    fc.assert(
      fc.property(share, fc.integer({ min: -300, max: 300 }), (where, delta) => {
        const at = scrolledTo(huge, placeAt(huge, 0), 1_000 + where * (longest(huge) - 2_000));
        const after = scrolledTo(huge, at, at.physical + delta);
        expect(after.top - at.top).toBeCloseTo(delta, 3);
      }),
    );
  });

  it('reaches both ends of a scaled list by wheel alone, however long the way', () => {
    const deep = placeAt(huge, 3_000_000);
    let at = deep;
    for (let step = 0; at.top > 0 && step < 40_000; step += 1) {
      at = scrolledTo(huge, at, Math.max(0, at.physical - 100));
    }
    expect(at).toEqual({ top: 0, physical: 0 });
    at = placeAt(huge, huge.total * 28 - 3_000_000);
    for (let step = 0; !isAtEnd(huge, at) && step < 40_000; step += 1) {
      at = scrolledTo(huge, at, Math.min(longest(huge), at.physical + 100));
    }
    expect(rowRange(huge, at, 0).end).toBe(huge.total);
  });

  it('keeps a row at the same place of the viewport when older rows are dropped', () => {
    fc.assert(
      fc.property(extents, share, fc.nat(100_000), (extent, where, dropped) => {
        const at = scrolledTo(extent, placeAt(extent, 0), where * longest(extent));
        const first = Math.min(extent.first + dropped, Math.floor(at.top / extent.rowHeight));
        const fewer = { ...extent, first };
        fc.pre(fewer.first >= extent.first);
        expect(settled(fewer, at).top).toBeCloseTo(at.top, 6);
        const { start, base, offset } = rowRange(fewer, settled(fewer, at), 0);
        const seenAt = offset + (start - base) * fewer.rowHeight - settled(fewer, at).physical;
        expect(seenAt).toBeCloseTo(start * fewer.rowHeight - at.top, 3);
      }),
    );
  });

  it('keeps what is seen when rows are added below', () => {
    const at = placeAt(small, 123_456);
    expect(settled({ ...small, total: 200_000 }, at)).toEqual(at);
    const scaled = placeAt(huge, 700_000_000);
    expect(settled({ ...huge, total: huge.total + 5_000 }, scaled)).toEqual(scaled);
  });

  it('moves no row while it is scrolled a little', () => {
    const before = rowRange(small, placeAt(small, 28_280), 8);
    const after = rowRange(small, placeAt(small, 28_400), 8);
    expect(after.start).toBeGreaterThan(before.start);
    expect([after.base, after.offset]).toEqual([before.base, before.offset]);
  });

  it('moves no further than needed to reveal a row', () => {
    const at = placeAt(small, 2_800);
    expect(revealed(small, at, 110)).toEqual(at);
    expect(revealed(small, at, 99).top).toBe(99 * 28);
    expect(revealed(small, at, 120).top).toBe(121 * 28 - 560);
  });

  it('leaves room above its first row, and moves no row for it', () => {
    const at = placeAt(small, 2_800);
    const led = { ...small, lead: 28 };
    expect(settled(led, at)).toEqual({ top: 2_800, physical: 2_828 });
    expect(scrolledTo(led, at, 0).top).toBe(-28);
    expect(rowRange(led, scrolledTo(led, at, 0), 0)).toMatchObject({ start: 0, end: 19, offset: 28 });
    expect(spacerHeight(led)).toBe(spacerHeight(small) + 28);
  });

  it('has no length and no rows when the list is empty', () => {
    const empty = { first: 7, total: 7, rowHeight: 28, viewport: 500 };
    expect(spacerHeight(empty)).toBe(0);
    expect(rowRange(empty, placeAtEnd(empty), 8)).toMatchObject({ start: 7, end: 7 });
  });
});
