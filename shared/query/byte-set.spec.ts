import { describe, expect, it } from 'vitest';
import { byteSet, caseless, inverse, namedSets, setSource } from './byte-set';

const members = (set: Uint8Array) => [...set.keys()].filter((byte) => set[byte] === 1);
const all = Array.from({ length: 256 }, (_, byte) => byte);

describe('sets of bytes', () => {
  it.each(['d', 'D', 'w', 'W'])('\\%s is what JavaScript means by it', (letter) => {
    const regex = new RegExp(`^\\${letter}$`);
    const set = namedSets[letter] as Uint8Array;
    expect(members(set)).toEqual(all.filter((byte) => regex.test(String.fromCharCode(byte))));
  });

  it('\\s is ASCII alone', () => {
    expect(members(namedSets['s'] as Uint8Array)).toEqual([9, 10, 11, 12, 13, 32]);
    expect(members(namedSets['S'] as Uint8Array)).toHaveLength(250);
  });

  it('take the other case of ASCII letters, and of those alone', () => {
    const set = byteSet((byte) => byte === 0x41 || byte === 0x7a || byte === 0xe4 || byte === 0x5b);
    expect(members(caseless(set))).toEqual([0x41, 0x5a, 0x5b, 0x61, 0x7a, 0xe4]);
  });

  it.each([[[]], [[0]], [[255]], [[1, 2, 3, 7, 254, 255]], [all]])('are written as a class: %j', (bytes) => {
    const set = byteSet((byte) => bytes.includes(byte));
    const regex = new RegExp(`^${setSource(set)}$`);
    expect(all.filter((byte) => regex.test(String.fromCharCode(byte)))).toEqual(bytes);
    expect(members(inverse(set))).toHaveLength(256 - bytes.length);
  });
});
