import { describe, expect, it } from 'vitest';
import { newSecret, sameSecret } from './secrets';

describe('newSecret', () => {
  it('holds 256 bits that a URL and a cookie carry as they are', () => {
    expect(newSecret()).toMatch(/^[\w-]{43}$/);
    expect(Buffer.from(newSecret(), 'base64url')).toHaveLength(32);
  });

  it('never makes the same twice', () => {
    expect(new Set(Array.from({ length: 1_000 }, newSecret)).size).toBe(1_000);
  });
});

describe('sameSecret', () => {
  it('compares whole texts of any length', () => {
    expect(sameSecret('abc', 'abc')).toBe(true);
    expect(sameSecret('', '')).toBe(true);
    expect(sameSecret('abc', 'abd')).toBe(false);
    expect(sameSecret('abc', 'abcd')).toBe(false);
    expect(sameSecret('', 'abc')).toBe(false);
    expect(sameSecret('x'.repeat(1_000_000), 'abc')).toBe(false);
  });
});
