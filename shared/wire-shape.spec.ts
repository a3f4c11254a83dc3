import { encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIBRARY_MAX_TAGS, SEQUENCE_MAX_STEPS, WIRE_MAX_DEPTH, WIRE_MAX_VALUES } from './limits';
import { hasPlainShape } from './wire-shape';

const plain = (...bytes: number[]): boolean => hasPlainShape(new Uint8Array(bytes));
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

/** Every plain kind of value at every width that MessagePack writes it in, and how many bytes follow its first. */
const widths: readonly (readonly [string, number[], number])[] = [
  ['nil', [0xc0], 0],
  ['false', [0xc2], 0],
  ['true', [0xc3], 0],
  ['positive fixint', [0x7f], 0],
  ['negative fixint', [0xe0], 0],
  ['uint 8', [0xcc], 1],
  ['uint 16', [0xcd], 2],
  ['uint 32', [0xce], 4],
  ['uint 64', [0xcf], 8],
  ['int 8', [0xd0], 1],
  ['int 16', [0xd1], 2],
  ['int 32', [0xd2], 4],
  ['int 64', [0xd3], 8],
  ['float 32', [0xca], 4],
  ['float 64', [0xcb], 8],
  ['fixstr', [0xa3], 3],
  ['str 8', [0xd9, 3], 3],
  ['str 16', [0xda, 0, 3], 3],
  ['str 32', [0xdb, 0, 0, 0, 3], 3],
  ['bin 8', [0xc4, 3], 3],
  ['bin 16', [0xc5, 0, 3], 3],
  ['bin 32', [0xc6, 0, 0, 0, 3], 3],
  ['fixarray', [0x93], 3],
  ['array 16', [0xdc, 0, 3], 3],
  ['array 32', [0xdd, 0, 0, 0, 3], 3],
  ['fixmap', [0x83], 6],
  ['map 16', [0xde, 0, 3], 6],
  ['map 32', [0xdf, 0, 0, 0, 3], 6],
];

describe('hasPlainShape', () => {
  it.each(widths)('reads %s to its exact end', (_, head, rest) => {
    expect(plain(...head, ...zeros(rest))).toBe(true);
    expect(plain(...head, ...zeros(rest + 1))).toBe(false);
    for (let missing = 1; missing <= rest; missing += 1)
      expect(plain(...head, ...zeros(rest - missing))).toBe(false);
    for (let kept = 0; kept < head.length; kept += 1) expect(plain(...head.slice(0, kept))).toBe(false);
  });

  it.each([
    ['the byte that the format never uses', [0xc1]],
    ['ext 8', [0xc7, 1, 0, 0]],
    ['ext 16', [0xc8, 0, 1, 0, 0]],
    ['ext 32', [0xc9, 0, 0, 0, 1, 0, 0]],
    ['fixext 1', [0xd4, 0, 0]],
    ['fixext 16', [0xd8, 0, ...zeros(16)]],
    ['a timestamp', [...encode(new Date(0))]],
    ['an extension inside', [...encode({ id: new Date(0) })]],
  ])('refuses %s', (_, bytes) => {
    expect(plain(...bytes)).toBe(false);
  });

  it.each([0xc6, 0xdb, 0xdd, 0xdf])('refuses a length of 2³² - 1 behind 0x%i', (first) => {
    expect(plain(first, 0xff, 0xff, 0xff, 0xff)).toBe(false);
    expect(plain(first, 0xff, 0xff, 0xff, 0xff, ...zeros(2 * WIRE_MAX_VALUES))).toBe(false);
  });

  it('bounds the nesting', () => {
    expect(hasPlainShape(encode(nested(WIRE_MAX_DEPTH)))).toBe(true);
    expect(hasPlainShape(encode(nested(WIRE_MAX_DEPTH + 1)))).toBe(false);
    expect(hasPlainShape(new Uint8Array(1_000_000).fill(0x91))).toBe(false);
    expect(hasPlainShape(new Uint8Array(1_000_000).fill(0x81))).toBe(false);
  });

  it('bounds the values, wherever they stand', () => {
    const many = Array.from({ length: WIRE_MAX_VALUES }, () => 0);
    expect(hasPlainShape(encode(many.slice(1)))).toBe(true);
    expect(hasPlainShape(encode(many))).toBe(false);
    const half = WIRE_MAX_VALUES / 2;
    expect(hasPlainShape(encode([many.slice(half), many.slice(half - 1)]))).toBe(false);
  });

  it('lets the largest sequence through, with an expected answer in each step', () => {
    const message = { mode: 'text', source: 'x', encoding: 'utf-8', ending: 'none' };
    const match = { by: 'contains', content: { mode: 'text', source: 'x', encoding: 'utf-8' } };
    const step = { delayMs: 1, message, expect: { match, withinMs: 1 } };
    const steps = Array.from({ length: SEQUENCE_MAX_STEPS }, () => step);
    const content = { kind: 'sequence', sequence: { steps, loops: null, stopOnError: true } };
    const tags = Array.from({ length: LIBRARY_MAX_TAGS }, () => 'tag');
    const params = { saved: [{ name: 'largest', tags, content }] };
    expect(hasPlainShape(encode({ id: 1, method: 'library.add', params }))).toBe(true);
  });

  it('takes what an encoder writes and only whole frames of it', () => {
    const value = fc.dictionary(
      fc.string(),
      fc.oneof(fc.integer(), fc.double(), fc.string(), fc.boolean(), fc.constant(null), fc.uint8Array()),
      { maxKeys: 20 },
    );
    fc.assert(
      fc.property(value, fc.nat(), (written, cut) => {
        const frame = encode(written);
        expect(hasPlainShape(frame)).toBe(true);
        expect(hasPlainShape(frame.subarray(0, cut % frame.length))).toBe(false);
      }),
    );
  });

  it('reads frames that begin inside of a larger buffer', () => {
    const frame = encode({ id: 1 });
    const larger = new Uint8Array(frame.length + 10).fill(0xc1);
    larger.set(frame, 5);
    expect(hasPlainShape(larger.subarray(5, 5 + frame.length))).toBe(true);
  });
});
