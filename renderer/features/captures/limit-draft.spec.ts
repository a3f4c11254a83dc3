import { describe, expect, it } from 'vitest';
import { CAPTURE_DISK_BYTES, CAPTURE_MAX_DISK_BYTES, CAPTURE_MIN_DISK_BYTES } from '../../../shared/limits';
import { limitHint, limitText, readLimit } from './limit-draft';

describe('the limit of a capture', () => {
  it.each([CAPTURE_MIN_DISK_BYTES, CAPTURE_DISK_BYTES, CAPTURE_MAX_DISK_BYTES])(
    'shows and reads %i',
    (bytes) => {
      expect(readLimit(limitText(bytes))).toBe(bytes);
    },
  );

  it.each([
    ['4', 4 * 1024 ** 3],
    [' 1.5 ', 1.5 * 1024 ** 3],
    ['1,5', 1.5 * 1024 ** 3],
    ['', null],
    ['0.1', null],
    ['1e3', null],
    ['-4', null],
    ['9999999', null],
    ['four', null],
  ])('reads “%s” as %s bytes', (text, bytes) => {
    expect(readLimit(text)).toBe(bytes);
  });

  it('names its bounds', () => {
    expect(limitHint).toBe('Type a number of GiB from 0.25 to 65536.');
  });
});
