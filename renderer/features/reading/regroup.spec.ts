import { describe, expect, it } from 'vitest';
import { decodeSegments } from '../../../shared/message/decode-segments';
import type { EncodingName } from '../../../shared/model/message';
import { regroup } from './regroup';

const nothing = new Uint8Array();

function groups(bytes: readonly number[], encoding: EncodingName, per: number): unknown[] {
  const segments = decodeSegments(
    { before: nothing, bytes: Uint8Array.from(bytes), after: nothing },
    encoding,
  );
  return regroup(segments, encoding, (start) => Math.floor(start / per)).map((piece) => [
    piece.key,
    piece.kind === 'text' ? piece.text : piece.kind,
    piece.offset,
    piece.length,
  ]);
}

describe('regrouped segments', () => {
  it('are cut where the key changes', () => {
    expect(groups([0x61, 0x62, 0x63, 0x64, 0x65], 'utf-8', 2)).toEqual([
      [0, 'ab', 0, 2],
      [1, 'cd', 2, 2],
      [2, 'e', 4, 1],
    ]);
  });

  it('keep characters whole, whatever the encoding', () => {
    expect(groups([0x61, 0xc3, 0xa9, 0x62], 'utf-8', 2)).toEqual([
      [0, 'aé', 0, 3],
      [1, 'b', 3, 1],
    ]);
    expect(groups([0xe9, 0x62, 0x63], 'iso-8859-1', 2)).toEqual([
      [0, 'éb', 0, 2],
      [1, 'c', 2, 1],
    ]);
    expect(groups([0x82, 0xa0, 0x82, 0xa2], 'shift_jis', 2)).toEqual([
      [0, 'あ', 0, 2],
      [1, 'い', 2, 2],
    ]);
  });

  it('keep marks as they are', () => {
    expect(groups([0x0a, 0xff, 0x61], 'utf-8', 3)).toEqual([
      [0, 'control', 0, 1],
      [0, 'invalid', 1, 1],
      [0, 'a', 2, 1],
    ]);
  });
});
