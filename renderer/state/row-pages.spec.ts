import { beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../shared/contract';
import { CACHE_MAX_ROWS } from '../../shared/limits';
import type { EndpointId } from '../../shared/model/ids';
import type { Row } from '../../shared/model/row';
import { createRowPages, type RowPages } from './row-pages';

const nothing = new Uint8Array();

function chunk(seq: number, bytes: number[], after: number[] = []): Row {
  const place = { seq, at: seq, endpoint: 1 as EndpointId, connection: null };
  const preview = Uint8Array.from(bytes);
  return {
    kind: 'in',
    ...place,
    length: bytes.length,
    preview,
    before: nothing,
    after: Uint8Array.from(after),
  };
}

function window(from: number, count: number, total = from + count): Result<'rows.window'> {
  const rows = Array.from({ length: count }, (_, offset) => chunk(from + offset, [0x61]));
  return { first: 0, total, epoch: 0, from, rows };
}

describe('the rows that are here', () => {
  let pages: RowPages;
  beforeEach(() => void (pages = createRowPages()));

  it('are known by their index', () => {
    pages.absorb(window(40, 20, 100));
    expect([pages.first, pages.total]).toEqual([0, 100]);
    expect(pages.row(45)?.seq).toBe(45);
    expect(pages.row(60)).toBeUndefined();
    expect(pages.firstMissing(40, 100)).toBe(60);
    expect(pages.firstMissing(39, 100)).toBe(39);
    expect(pages.firstMissing(45, 50)).toBe(50);
  });

  it('are bounded: those that were pulled first go', () => {
    for (let from = 0; from < CACHE_MAX_ROWS + 200; from += 200) pages.absorb(window(from, 200));
    expect(pages.row(199)).toBeUndefined();
    expect(pages.row(200)?.seq).toBe(200);
  });

  it('are missing again when they end in a cut character and more rows have come', () => {
    pages.absorb({ first: 0, total: 2, epoch: 0, from: 0, rows: [chunk(0, [0x61]), chunk(1, [0xc3])] });
    expect([pages.firstMissing(0, 2), pages.freshFrom()]).toEqual([2, 1]);
    pages.absorb({ first: 0, total: 4, epoch: 0, from: 3, rows: [chunk(3, [0x61])] });
    expect(pages.firstMissing(0, 2)).toBe(1);
    pages.absorb({
      first: 0,
      total: 4,
      epoch: 0,
      from: 1,
      rows: [chunk(1, [0xc3], [0xa9]), chunk(2, [0xa9])],
    });
    expect([pages.firstMissing(0, 4), pages.freshFrom()]).toEqual([4, 4]);
  });
});
