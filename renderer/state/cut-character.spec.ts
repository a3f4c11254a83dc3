import { describe, expect, it } from 'vitest';
import type { EndpointId } from '../../shared/model/ids';
import type { Row } from '../../shared/model/row';
import { awaitsBytes } from './cut-character';

function received(preview: number[], after: number[] = []): Row {
  const common = { seq: 0, at: 0, endpoint: 1 as EndpointId, connection: null };
  const bytes = { length: preview.length, preview: new Uint8Array(preview), before: new Uint8Array() };
  return { kind: 'in', ...common, ...bytes, after: new Uint8Array(after) };
}

describe('a row that ends inside of a character', () => {
  it.each([
    ['a whole character', [0xe2, 0x82, 0xac], [], false],
    ['plain text', [0x68, 0x69], [], false],
    ['the first of three bytes', [0x61, 0xe2], [], true],
    ['two of three bytes', [0xe2, 0x82], [], true],
    ['two of three bytes and the third after it', [0xe2, 0x82], [0xac], false],
    ['one of four bytes and two after it', [0xf0], [0x9f, 0x98], true],
    ['a first byte that something else follows', [0xe2], [0x61], false],
    ['a byte that begins nothing', [0xff], [], false],
    ['continuations without a beginning', [0x82, 0xac, 0x80], [], false],
    ['no bytes', [], [], false],
  ])('%s', (_, preview, after, expected) => {
    expect(awaitsBytes(received(preview, after))).toBe(expected);
  });

  it('is never an event', () => {
    const stopped: Row = { kind: 'stopped', seq: 0, at: 0, endpoint: 1 as EndpointId, connection: null };
    expect(awaitsBytes(stopped)).toBe(false);
  });
});
