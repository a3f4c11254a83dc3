import { describe, expect, it } from 'vitest';
import { renderVariable, type Moment } from './render-variable';
import type { Variable } from './variables';

const moment: Moment = {
  now: 1_795_342_503_123_456,
  count: 7,
  random: (length) => new Uint8Array(length).fill(0xff),
  uuid: () => 'a-uuid',
  captured: (group) => (group === '1' ? Uint8Array.of(0xca) : null),
};

function render(variable: Variable): string | Uint8Array {
  return renderVariable(variable, moment, () => Uint8Array.of(0x10, 0x20));
}

describe('renderVariable', () => {
  it.each<[Variable, string | Uint8Array]>([
    [{ kind: 'counter', format: { kind: 'text', digits: 3 } }, '007'],
    [{ kind: 'unix', format: { kind: 'text', digits: 1 } }, '1795342503'],
    [{ kind: 'unix', format: { kind: 'binary', size: 2, order: 'be' } }, Uint8Array.of(0xc0, 0xa7)],
    [{ kind: 'unixms', format: { kind: 'text', digits: 1 } }, '1795342503123'],
    [{ kind: 'number', from: -5, to: -5, format: { kind: 'text', digits: 2 } }, '-05'],
    [
      { kind: 'number', from: -2, to: -2, format: { kind: 'binary', size: 2, order: 'le' } },
      Uint8Array.of(0xfe, 0xff),
    ],
    [{ kind: 'iso' }, '2026-11-22T10:15:03.123Z'],
    [{ kind: 'uuid' }, 'a-uuid'],
    [{ kind: 'random', length: 2 }, Uint8Array.of(0xff, 0xff)],
    [{ kind: 'capture', group: '1' }, Uint8Array.of(0xca)],
    [{ kind: 'capture', group: '2' }, Uint8Array.of()],
    [{ kind: 'checksum', name: 'sum8', format: { order: 'be', digits: 'none' } }, Uint8Array.of(0x30)],
    [{ kind: 'checksum', name: 'sum8', format: { order: 'be', digits: 'lower' } }, '30'],
    [{ kind: 'checksum', name: 'crc32', format: { order: 'le', digits: 'upper' } }, '66207530'],
  ])('%j', (variable, value) => {
    expect(render(variable)).toEqual(value);
  });
});
