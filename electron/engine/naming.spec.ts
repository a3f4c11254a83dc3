import { describe, expect, it } from 'vitest';
import { MAX_NAME_LENGTH } from '../../shared/limits';
import { copyName, freshName, freshPort } from './naming';

describe('freshName', () => {
  it('takes the first number that is free', () => {
    expect(freshName('Server', new Set())).toBe('Server 1');
    expect(freshName('Server', new Set(['Server 1', 'Server 3']))).toBe('Server 2');
  });
});

describe('copyName', () => {
  it('says that it is a copy, and which one', () => {
    expect(copyName('Lab', new Set(['Lab']))).toBe('Lab copy');
    expect(copyName('Lab', new Set(['Lab', 'Lab copy']))).toBe('Lab copy 2');
  });

  it('shortens a long name between characters, never the ending', () => {
    const long = 'a'.repeat(MAX_NAME_LENGTH - 6) + '😀😀😀';
    const name = copyName(long, new Set());
    expect(name).toBe(`${'a'.repeat(MAX_NAME_LENGTH - 6).slice(0, MAX_NAME_LENGTH - 5)} copy`);
    expect(name.length).toBeLessThanOrEqual(MAX_NAME_LENGTH);
  });
});

describe('freshPort', () => {
  it('takes the next number that is free, up to the last there is', () => {
    expect(freshPort(8888, new Set([8888, 8889, 8891]))).toBe(8890);
    expect(freshPort(65_535, new Set([65_535]))).toBe(65_535);
  });
});
