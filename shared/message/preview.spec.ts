import { describe, expect, it } from 'vitest';
import type { Message } from '../model/message';
import { previewMessage, sampleSurroundings } from './preview';

const now = 1_795_342_503_123_456;
const samples = sampleSurroundings(now);
const message = (source: string): Message => ({ mode: 'text', source, encoding: 'utf-8', ending: 'lf' });

describe('previewMessage', () => {
  it('gives the very bytes of a message without variables', () => {
    const { bytes, faults } = previewMessage(message('A'), samples);
    expect(bytes).toEqual({ kind: 'exact', bytes: Uint8Array.of(0x41, 10) });
    expect(faults).toEqual([]);
  });

  it('gives a sample of one with variables, the same each time', () => {
    const sample = previewMessage(message('${counter:u8}${unix:u8}${random:2}'), samples).bytes;
    expect(sample).toEqual({ kind: 'sample', bytes: Uint8Array.of(1, 0xa7, 0x9e, 0x3c, 10) });
    expect(previewMessage(message('${uuid}'), samples)).toEqual(previewMessage(message('${uuid}'), samples));
  });

  it('gives none while something is wrong, and says where', () => {
    const { bytes, faults, parts } = previewMessage(message('a\\q\\w'), samples);
    expect(bytes).toEqual({ kind: 'none' });
    expect(faults.map(({ start }) => start)).toEqual([1, 3]);
    expect(parts).toHaveLength(3);
  });

  it('knows the groups of a rule, and leaves their place empty', () => {
    expect(previewMessage(message('a$1b'), samples, { groups: ['1'] }).bytes).toEqual({
      kind: 'sample',
      bytes: Uint8Array.of(0x61, 0x62, 10),
    });
  });
});

describe('sampleSurroundings', () => {
  it('has as many random bytes as are asked for', () => {
    expect(sampleSurroundings(now).random(300)).toHaveLength(300);
  });
});
