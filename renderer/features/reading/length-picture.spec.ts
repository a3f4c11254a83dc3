import { describe, expect, it } from 'vitest';
import { exampleDigits, layoutSentence } from './length-picture';

const plain = { offset: 0, width: 2, order: 'big', counts: 'rest' } as const;

describe('the picture of a length prefix', () => {
  it.each([
    [plain, '00 05'],
    [{ ...plain, order: 'little' }, '05 00'],
    [{ ...plain, width: 1 }, '05'],
    [{ ...plain, counts: 'all' }, '00 07'],
    [{ ...plain, offset: 255, width: 3, counts: 'all' }, '00 01 07'],
    [{ ...plain, width: 8, order: 'little' }, '05 00 00 00 00 00 00 00'],
  ] as const)('%j is %s', (layout, digits) => {
    expect(exampleDigits(layout).join(' ')).toBe(digits);
  });

  it('is told in words', () => {
    expect(layoutSentence(plain)).toBe(
      'A frame begins with a number of 2 bytes, high byte first. It counts the bytes behind it: 5 here.',
    );
    expect(layoutSentence({ offset: 4, width: 1, order: 'little', counts: 'all' })).toBe(
      'After 4 bytes comes a number of 1 byte. It counts all bytes of the frame: 4 + 1 + 5 = 10 here.',
    );
  });
});
