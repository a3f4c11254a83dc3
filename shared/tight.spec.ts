import { describe, expect, it } from 'vitest';
import { tight } from './tight';

describe('tight', () => {
  it('copies a view out of a larger buffer, wherever it sits', () => {
    const segment = new Uint8Array(1_000).fill(7);
    const result = tight({ rows: [{ preview: segment.subarray(10, 14) }] }) as {
      rows: { preview: Uint8Array }[];
    };
    const preview = result.rows[0]?.preview;
    expect(preview).toEqual(new Uint8Array([7, 7, 7, 7]));
    expect(preview?.buffer.byteLength).toBe(4);
  });

  it('makes a pooled Buffer a plain Uint8Array of its own', () => {
    const result = tight(Buffer.from('hello')) as Uint8Array;
    expect(result.constructor).toBe(Uint8Array);
    expect(result.buffer.byteLength).toBe(5);
  });

  it('keeps bytes that already own their buffer, and everything that is not bytes', () => {
    const whole = new Uint8Array([1, 2, 3]);
    expect(tight(whole)).toBe(whole);
    const outcome = {
      ok: false,
      error: { code: 'not_found', details: { what: 'record', id: 3 } },
      none: null,
    };
    expect(tight(outcome)).toEqual(outcome);
    expect(tight(undefined)).toBeUndefined();
  });
});
