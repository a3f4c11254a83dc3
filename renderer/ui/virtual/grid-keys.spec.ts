import { describe, expect, it } from 'vitest';
import { cursorAfterKey } from './grid-keys';

const bounds = { first: 100, total: 1_000, topRow: 500, wholeRows: 10 };

describe('keys of a grid', () => {
  it.each([
    ['ArrowDown', 500, 501],
    ['ArrowUp', 500, 499],
    ['PageDown', 500, 509],
    ['PageUp', 500, 491],
    ['Home', 500, 100],
    ['End', 500, 999],
    ['ArrowDown', 999, 999],
    ['ArrowUp', 100, 100],
    ['PageDown', 995, 999],
    ['PageUp', 103, 100],
  ])('%s at row %i goes to row %i', (key, cursor, expected) => {
    expect(cursorAfterKey(key, cursor, bounds)).toBe(expected);
  });

  it('begins inside of what is in view when there is no cursor', () => {
    expect(cursorAfterKey('ArrowDown', null, bounds)).toBe(500);
    expect(cursorAfterKey('ArrowUp', null, bounds)).toBe(509);
  });

  it('brings a cursor whose row was dropped back inside', () => {
    expect(cursorAfterKey('ArrowUp', 3, bounds)).toBe(100);
  });

  it('leaves other keys and empty grids alone', () => {
    expect(cursorAfterKey('a', 500, bounds)).toBeNull();
    expect(cursorAfterKey('ArrowDown', null, { first: 5, total: 5, topRow: 5, wholeRows: 10 })).toBeNull();
  });
});
