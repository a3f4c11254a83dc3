import { describe, expect, it } from 'vitest';
import { chunkCode, endsConnection, isChunkCode, kindCodes, kindOf } from './record-kinds';

const kindsThat = (test: (code: number) => boolean): string[] =>
  Object.entries(kindCodes).flatMap(([kind, code]) => (test(code) ? [kind] : []));

describe('record kinds', () => {
  it('have one byte each, all different', () => {
    const codes = Object.values(kindCodes);
    expect(new Set(codes).size).toBe(codes.length);
    expect(Math.max(...codes)).toBeLessThan(256);
  });

  it('are found by their codes', () => {
    for (const [kind, code] of Object.entries(kindCodes)) expect(kindOf(code)).toBe(kind);
    expect([0, 1, 5, 11, 15, 16].map(kindOf)).toEqual(['in', 'out', 'opened', 'gap', 'retry', null]);
  });

  it('tell chunks and endings apart', () => {
    expect(kindsThat(isChunkCode)).toEqual(['in', 'out']);
    expect([chunkCode('in'), chunkCode('out')].map(kindOf)).toEqual(['in', 'out']);
    expect(kindsThat(endsConnection)).toEqual(['closed', 'reset', 'refused', 'error']);
  });
});
