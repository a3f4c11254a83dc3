import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVariable } from './variables';

describe('readVariable', () => {
  it.each([
    ['counter', { kind: 'counter', format: { kind: 'text', digits: 1 } }],
    ['counter:20', { kind: 'counter', format: { kind: 'text', digits: 20 } }],
    ['unix:u32be', { kind: 'unix', format: { kind: 'binary', size: 4, order: 'be' } }],
    ['unixms:u64le', { kind: 'unixms', format: { kind: 'binary', size: 8, order: 'le' } }],
    [
      'number:-1..6:u8',
      { kind: 'number', from: -1, to: 6, format: { kind: 'binary', size: 1, order: 'be' } },
    ],
    ['random:1048576', { kind: 'random', length: 1_048_576 }],
    ['crc16modbus', { kind: 'checksum', name: 'crc16modbus', format: { order: 'le', digits: 'none' } }],
    ['crc16modbus:hex', { kind: 'checksum', name: 'crc16modbus', format: { order: 'be', digits: 'lower' } }],
    ['crc32:HEX:le', { kind: 'checksum', name: 'crc32', format: { order: 'le', digits: 'upper' } }],
  ])('%s', (text, variable) => {
    expect(readVariable(text, null)).toEqual({ kind: 'variable', variable });
  });

  it.each([
    'begin:1',
    'uuid:',
    'counter:',
    'counter:21',
    'counter:u24be',
    'counter:4:u8',
    'number',
    'number:1',
    'number:1..9007199254740992',
    'random:-1',
    'random:8:8',
    'crc32:hex:HEX',
    'crc32:',
  ])('refuses %s', (text) => {
    expect(readVariable(text, null).kind).toBe('problem');
  });

  it('knows captures by name, unless a variable has the name', () => {
    expect(readVariable('who', ['who'])).toEqual({
      kind: 'variable',
      variable: { kind: 'capture', group: 'who' },
    });
    expect(readVariable('iso', ['iso'])).toEqual({ kind: 'variable', variable: { kind: 'iso' } });
    expect(readVariable('who', null)).toEqual({ kind: 'unknown' });
    expect(readVariable('toString', null)).toEqual({ kind: 'unknown' });
  });

  it('reads any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(['variable', 'mark', 'unknown', 'problem']).toContain(readVariable(text, []).kind);
      }),
    );
  });
});
