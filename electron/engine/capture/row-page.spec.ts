import { describe, expect, it } from 'vitest';
import { lowerBound, PAGE_ROWS, RowPage } from './row-page';

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

  it('holds the same when it is sealed', () => {
    const page = new RowPage(0, 0, 4_000);
    for (let i = 1; i < PAGE_ROWS; i += 1) page.append(i * 2);
    page.seal();
    const found: number[] = [];
    page.decode(0, page.count, found);
    expect(found).toEqual(Array.from({ length: PAGE_ROWS }, (_, i) => i * 2));
  });
});

describe('lowerBound', () => {
  it.each([0, 1, 2, 3, 10])('finds the border among %i places', (count) => {
    for (let border = 0; border <= count; border += 1) {
      expect(lowerBound(count, (place) => place >= border)).toBe(border);
    }
  });
});
