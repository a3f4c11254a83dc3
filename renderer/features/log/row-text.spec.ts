import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../../shared/bytes/segments-to-string';
import { ROW_MAX_SEGMENTS } from '../../../shared/limits';
import type { EndpointId } from '../../../shared/model/ids';
import type { ChunkRow } from '../../../shared/model/row';
import { byteCount, rowText } from './row-text';

function chunk(preview: Uint8Array, length = preview.length): ChunkRow {
  const place = { seq: 0, at: 0, endpoint: 1 as EndpointId, connection: null };
  const nothing = new Uint8Array();
  return { kind: 'in', ...place, length, preview, before: nothing, after: nothing };
}

describe('text of a row', () => {
  it('is all of a short chunk', () => {
    const { segments, cut } = rowText(chunk(new TextEncoder().encode('hi\n')), 80);
    expect(toPlainText(segments)).toBe('hi␊');
    expect(cut).toBe(false);
  });

  it('is cut where the preview ends before the chunk does', () => {
    expect(rowText(chunk(new Uint8Array(512).fill(0x61), 100_000), 600).cut).toBe(true);
  });

  it('is cut where there are more marks than a screen is wide', () => {
    const { segments, cut } = rowText(chunk(new Uint8Array(512).fill(0xff)), 600);
    expect(segments).toHaveLength(ROW_MAX_SEGMENTS);
    expect(cut).toBe(true);
  });

  it.each([
    ['hello', 5, 'hello', false],
    ['hello', 4, 'hell', true],
    ['grüße', 3, 'grü', true],
    ['a😀b', 2, 'a😀', true],
    ['a\r\nbc', 4, 'a␍␊', true],
  ])('of %j is cut at %i columns', (text, columns, shown, isCut) => {
    const bytes = new TextEncoder().encode(text);
    const { segments, cut } = rowText(chunk(bytes), columns);
    expect(toPlainText(segments)).toBe(shown);
    expect(cut).toBe(isCut);
    const { offset, length } = segments.at(-1)!;
    expect(
      text.startsWith(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, offset + length))),
    ).toBe(true);
  });

  it('counts bytes exactly', () => {
    expect([0, 1, 2, 65_536].map(byteCount)).toEqual(['0 bytes', '1 byte', '2 bytes', '65,536 bytes']);
  });
});
