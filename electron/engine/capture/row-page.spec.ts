import { describe, expect, it } from 'vitest';
import { PackedBytes } from './packed-bytes';
import { lowerBound, PAGE_ROWS, RowPage } from './row-page';

const numbersOf = (page: RowPage): number[] => {
  const found: number[] = [];
  page.decode(0, page.count, found);
  return found;
};

describe('RowPage', () => {
  const seqs = [5, 6, 8, 300, 70_000, 2 ** 33];

  it('gives back any part of what it holds', () => {
    const page = RowPage.of(0, seqs);
    for (let from = 0; from <= seqs.length; from += 1) {
      for (let to = from; to <= seqs.length; to += 1) {
        const found: number[] = [];
        page.decode(from, to, found);
        expect(found).toEqual(seqs.slice(from, to));
      }
    }
  });

  it('counts those below a number', () => {
    const page = RowPage.of(0, seqs);
    for (const seq of [0, 5, 6, 7, 8, 300, 301, 2 ** 33, 2 ** 34]) {
      expect(page.countBelow(seq)).toBe(seqs.filter((held) => held < seq).length);
    }
  });

  it('takes no memory while each number follows on the one before', () => {
    const packed = new PackedBytes();
    const own = new Uint8Array(8);
    const page = new RowPage(0, 100, own);
    for (let i = 1; i < PAGE_ROWS; i += 1) page.append(100 + i);
    expect(page.pack(packed)).toBe(own);
    expect(packed.block).toHaveLength(0);
    expect(numbersOf(page)).toEqual(Array.from({ length: PAGE_ROWS }, (_, i) => 100 + i));
    expect([99, 100, 101, 1_123, 1_124].map((seq) => page.countBelow(seq))).toEqual([0, 0, 1, 1_023, 1_024]);
  });

  it.each([0, 1, 2, 7, 8, 9, 700])('goes on behind %i numbers without a gap', (ones) => {
    const seqs = Array.from({ length: ones + 1 }, (_, i) => i);
    const page = RowPage.of(0, seqs);
    for (const next of [ones + 2, ones + 3, ones + 500]) {
      page.append(next);
      seqs.push(next);
    }
    expect(numbersOf(page)).toEqual(seqs);
  });

  it('holds the same when it was packed, and takes more without touching what lies behind it', () => {
    const packed = new PackedBytes();
    const lists = [1, 2, 3].map((step) => Array.from({ length: 300 }, (_, i) => i * i * step));
    const pages = lists.map((seqs) => {
      const page = RowPage.of(0, seqs);
      page.pack(packed);
      expect(page.pack(packed)).toHaveLength(0);
      return page;
    });
    expect(pages.map(numbersOf)).toEqual(lists);
    for (const [i, page] of pages.entries()) {
      page.append(1_000_000);
      lists[i]?.push(1_000_000);
    }
    expect(pages.map(numbersOf)).toEqual(lists);
  });
});

describe('lowerBound', () => {
  it.each([0, 1, 2, 3, 10])('finds the border among %i places', (count) => {
    for (let border = 0; border <= count; border += 1) {
      expect(lowerBound(count, (place) => place >= border)).toBe(border);
    }
  });
});
