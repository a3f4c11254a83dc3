import { describe, expect, it } from 'vitest';
import { cx } from './cx';

describe('cx', () => {
  it('joins the names that there are', () => {
    expect(cx('a', false, undefined, 'b')).toBe('a b');
    expect(cx()).toBe('');
  });
});
