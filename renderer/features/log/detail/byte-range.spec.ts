import { describe, expect, it } from 'vitest';
import { rangeOf, rangeText, selectionAfterKey, selectionOf, type ByteSelection } from './byte-range';

const bounds = { length: 100, width: 16, page: 32, begin: 0 };
const none = { shiftKey: false, ctrlKey: false };

/** Presses keys one after the other, `⇧` in front of one with Shift, `^` with Ctrl. */
function press(keys: string, from: ByteSelection | null = null): ByteSelection | null {
  return keys.split(' ').reduce((selection, typed) => {
    const key = typed.replace(/^[⇧^]+/, '');
    const pressed = { key, shiftKey: typed.includes('⇧'), ctrlKey: typed.includes('^') };
    return selectionAfterKey(pressed, selection, bounds) ?? selection;
  }, from);
}

describe('a range of bytes', () => {
  it('is the same whichever way it was selected', () => {
    expect(rangeOf({ anchor: 12, focus: 19 })).toEqual({ start: 12, end: 20 });
    expect(rangeOf({ anchor: 19, focus: 12 })).toEqual({ start: 12, end: 20 });
    expect(rangeOf(selectionOf({ start: 12, end: 20 }))).toEqual({ start: 12, end: 20 });
  });

  it.each([
    [{ start: 12, end: 20 }, 'bytes 12–19, 8 bytes'],
    [{ start: 7, end: 8 }, 'byte 7, 1 byte'],
    [{ start: 1_000, end: 3_000 }, 'bytes 1,000–2,999, 2,000 bytes'],
  ])('reads %o as %s', (range, text) => {
    expect(rangeText(range)).toBe(text);
  });
});

describe('keys in a hex dump', () => {
  it.each<[string, ByteSelection]>([
    ['ArrowRight', { anchor: 0, focus: 0 }],
    ['ArrowRight ArrowRight', { anchor: 1, focus: 1 }],
    ['ArrowDown ArrowDown ArrowLeft', { anchor: 15, focus: 15 }],
    ['ArrowRight ArrowLeft', { anchor: 0, focus: 0 }],
    ['ArrowRight ⇧ArrowRight ⇧ArrowDown', { anchor: 0, focus: 17 }],
    ['ArrowRight ⇧ArrowDown ⇧ArrowUp ⇧ArrowUp', { anchor: 0, focus: 0 }],
    ['ArrowRight ArrowDown End', { anchor: 31, focus: 31 }],
    ['ArrowRight ArrowDown End Home', { anchor: 16, focus: 16 }],
    ['^End', { anchor: 99, focus: 99 }],
    ['^End ArrowRight', { anchor: 99, focus: 99 }],
    ['^End ArrowDown', { anchor: 99, focus: 99 }],
    ['^End ⇧^Home', { anchor: 99, focus: 0 }],
    ['^End Home End', { anchor: 99, focus: 99 }],
    ['PageDown PageDown PageDown PageDown PageUp', { anchor: 67, focus: 67 }],
    ['^a', { anchor: 0, focus: 99 }],
  ])('%s', (keys, selection) => {
    expect(press(keys)).toEqual(selection);
  });

  it('begins with the first byte in view, and lets other keys pass', () => {
    const scrolled = { ...bounds, begin: 48 };
    expect(selectionAfterKey({ ...none, key: 'ArrowDown' }, null, scrolled)).toEqual({
      anchor: 48,
      focus: 48,
    });
    expect(selectionAfterKey({ ...none, key: 'Tab' }, null, scrolled)).toBeNull();
    expect(selectionAfterKey({ ...none, key: 'a' }, null, scrolled)).toBeNull();
    expect(selectionAfterKey({ ...none, key: 'ArrowDown' }, null, { ...bounds, length: 0 })).toBeNull();
  });
});
