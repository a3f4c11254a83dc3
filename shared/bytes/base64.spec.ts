import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64 } from './base64';

describe('base64', () => {
  it('is what Node writes, for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      }),
    );
  });
});
