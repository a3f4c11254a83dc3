import { expect, it } from 'vitest';
import { CAPTURE_BEHIND_BYTES } from '../../../shared/limits';
import { PAGE_BYTES, PagePool } from './page-pool';

it('hands out pages that were given back, and keeps no more than may wait for a disk', () => {
  const most = CAPTURE_BEHIND_BYTES / PAGE_BYTES;
  const pool = new PagePool();
  const pages = Array.from({ length: most + 3 }, () => pool.take());
  expect(
    pages.every(({ bytes, view }) => bytes.length === PAGE_BYTES && view.byteLength === PAGE_BYTES),
  ).toBe(true);
  pages[0]!.view.setUint8(3, 77);
  expect(pages[0]!.bytes[3]).toBe(77);
  for (const page of pages) pool.giveBack(page);
  const again = Array.from({ length: most + 3 }, () => pool.take());
  expect(again.filter((page) => pages.includes(page))).toHaveLength(most);
});
