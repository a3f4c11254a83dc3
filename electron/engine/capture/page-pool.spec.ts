import { expect, it } from 'vitest';
import { PAGE_BYTES, PagePool } from './page-pool';

it('hands out pages that were given back, and keeps no more than a few', () => {
  const pool = new PagePool();
  const pages = Array.from({ length: 20 }, () => pool.take());
  expect(
    pages.every(({ bytes, view }) => bytes.length === PAGE_BYTES && view.byteLength === PAGE_BYTES),
  ).toBe(true);
  pages[0]!.view.setUint8(3, 77);
  expect(pages[0]!.bytes[3]).toBe(77);
  for (const page of pages) pool.giveBack(page);
  const again = Array.from({ length: 20 }, () => pool.take());
  expect(again.filter((page) => pages.includes(page))).toHaveLength(8);
});
