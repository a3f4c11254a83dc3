import { describe, expect, it } from 'vitest';
import { TEXT_PAGE_BYTES } from '../../../../shared/limits';
import { pageOf } from './text-page';

describe('page of a record', () => {
  it('is all of a short record', () => {
    expect(pageOf(0, 5)).toEqual({ start: 0, end: 5, readFrom: 0, readTo: 5 });
  });

  it('reads a little further than it shows, but never outside of the record', () => {
    const length = 2 * TEXT_PAGE_BYTES + 1;
    expect(pageOf(0, length)).toMatchObject({ readFrom: 0, readTo: TEXT_PAGE_BYTES + 3 });
    expect(pageOf(1, length)).toMatchObject({ readFrom: TEXT_PAGE_BYTES - 3, readTo: length });
    expect(pageOf(2, length)).toMatchObject({ start: 2 * TEXT_PAGE_BYTES, end: length, readTo: length });
  });
});
