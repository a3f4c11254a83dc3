import { describe, expect, it } from 'vitest';
import { hexLayout } from './hex-layout';

describe('the layout of hex digits', () => {
  it.each([
    [200, 4, { perLine: 16, hasText: true, hasOffset: true }],
    [200, 1, { perLine: 16, hasText: true, hasOffset: false }],
    [66, 4, { perLine: 16, hasText: true, hasOffset: false }],
    [64, 4, { perLine: 8, hasText: true, hasOffset: true }],
    [20, 1, { perLine: 4, hasText: true, hasOffset: false }],
    [12, 1, { perLine: 4, hasText: false, hasOffset: false }],
    [1, 4, { perLine: 4, hasText: false, hasOffset: false }],
  ])('for %i columns and %i lines', (columns, lines, layout) => {
    expect(hexLayout(columns, lines)).toEqual(layout);
  });
});
