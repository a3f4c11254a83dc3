import { describe, expect, it } from 'vitest';
import { hexLayout } from './hex-layout';

describe('the layout of hex digits', () => {
  it.each([
    [200, 4, 'hex', { perLine: 16, hasText: true, hasOffset: true }],
    [200, 1, 'both', { perLine: 16, hasText: true, hasOffset: false }],
    [66, 4, 'hex', { perLine: 16, hasText: true, hasOffset: false }],
    [64, 4, 'both', { perLine: 8, hasText: true, hasOffset: true }],
    [30, 1, 'hex', { perLine: 8, hasText: false, hasOffset: false }],
    [30, 1, 'both', { perLine: 4, hasText: true, hasOffset: false }],
    [12, 1, 'both', { perLine: 4, hasText: false, hasOffset: false }],
    [1, 4, 'hex', { perLine: 4, hasText: false, hasOffset: false }],
  ] as const)('for %i columns and %i lines of %s', (columns, lines, form, layout) => {
    expect(hexLayout(columns, lines, form)).toEqual(layout);
  });
});
