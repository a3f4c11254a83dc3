import { describe, expect, it } from 'vitest';
import { readHex } from './hex';

describe('readHex', () => {
  it.each([
    ['48656c', [0x48, 0x65, 0x6c]],
    ['48 65 6C', [0x48, 0x65, 0x6c]],
    [' 48,65:6c-FF ', [0x48, 0x65, 0x6c, 0xff]],
    ['0x48, 0X65', [0x48, 0x65]],
    ['0x4865', [0x48, 0x65]],
    ['00', [0]],
  ])('reads %j', (text, bytes) => {
    expect(readHex(text)).toEqual({
      ok: true,
      value: { kind: 'literal', bytes: Uint8Array.from(bytes), folds: false },
    });
  });

  it.each([
    ['4', 0, 'two digits'],
    ['486', 2, 'two digits'],
    ['4 8', 0, 'two digits'],
    ['48 6 5c', 3, 'two digits'],
    ['4g', 1, '“g” is no hex digit'],
    ['48 zz', 3, '“z” is no hex digit'],
    ['48 😀', 3, '“😀” is no hex digit'],
    ['0x', 0, '0x stands for no byte'],
    ['48 0x', 3, '0x stands for no byte'],
    ['0x4', 2, 'two digits'],
    ['', 0, 'no bytes yet'],
    [' , ', 0, 'no bytes yet'],
  ])('finds where %j is wrong', (text, position, problem) => {
    expect(readHex(text)).toEqual({
      ok: false,
      fault: { position, problem: expect.stringContaining(problem) },
    });
  });
});
