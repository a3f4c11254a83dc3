// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { EndpointId } from '../../../shared/model/ids';
import type { ChunkRow } from '../../../shared/model/row';
import { setStage } from '../../state/stage';
import type { RowLook } from '../reading/hex-layout';
import type { ByteRange } from './highlight';
import { RowData } from './row-data';

const nothing = new Uint8Array();
const plain: RowLook = {
  ...{ form: 'text', encoding: 'utf-8', invisibles: true, lines: 1, columns: 80 },
  hex: { perLine: 8, hasText: true, hasOffset: false },
};

function chunk(bytes: string | readonly number[], frame?: Partial<NonNullable<ChunkRow['frame']>>): ChunkRow {
  const preview = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : Uint8Array.from(bytes);
  const place = { seq: 0, at: 0, endpoint: 1 as EndpointId, connection: null };
  const facts = { first: 0, start: 0, last: 0, end: 0, chunks: 1, cuts: [], stripped: 0, fault: null };
  const row = {
    kind: 'in',
    ...place,
    length: preview.length,
    preview,
    before: nothing,
    after: nothing,
  } as const;
  return frame === undefined ? row : { ...row, frame: { ...facts, ...frame } };
}

describe('the data of a row', () => {
  let place: HTMLElement;

  function draw(row: ChunkRow, look: Partial<RowLook>, ranges?: readonly ByteRange[]): string {
    place = setStage(<RowData row={row} ranges={ranges} look={{ ...plain, ...look }} />).place;
    return place.textContent;
  }

  beforeEach(() => document.body.replaceChildren());

  it('is what Python prints', () => {
    expect(draw(chunk("it's\n\x00é"), { form: 'repr' })).toBe('b"it\'s\\n\\x00\\xc3\\xa9"');
    expect(draw(chunk('x'.repeat(100)), { form: 'repr', columns: 12 })).toBe(`b'${'x'.repeat(10)}…`);
  });

  it('is hex with ASCII, or with text in its encoding beside it', () => {
    expect(draw(chunk([0x61, 0xe9, 0x0a]), { form: 'hex' })).toBe('61 e9 0aa..');
    expect(draw(chunk([0x61, 0xe9]), { form: 'both', encoding: 'iso-8859-1' })).toBe('61 e9aé');
  });

  it('is a dump of several lines with offsets', () => {
    const hex = { perLine: 4, hasText: false, hasOffset: true };
    expect(draw(chunk('abcdefghij'), { form: 'hex', lines: 2, hex })).toBe(
      '0000 61 62 63 640004 65 66 67 68…',
    );
  });

  it('has its matches marked in every form', () => {
    const ranges: ByteRange[] = [[1, 3]];
    const marked = (form: RowLook['form']): string[] => {
      draw(chunk('abcd'), { form }, ranges);
      return [...place.querySelectorAll('mark')].map(({ textContent }) => textContent.trim());
    };
    expect(marked('text')).toEqual(['bc']);
    expect(marked('repr')).toEqual(['bc']);
    expect(marked('hex')).toEqual(['62 63', 'bc']);
    expect(marked('both')).toEqual(['62 63', 'bc']);
    draw(chunk([0xe9, 0x61, 0x62]), { encoding: 'windows-1252' }, [[1, 2]]);
    expect(place.querySelector('mark')?.textContent).toBe('a');
  });

  it.each(['text', 'repr', 'hex', 'both'] as const)('shows as %s where reads cut a frame', (form) => {
    draw(chunk('abcdef', { chunks: 3, cuts: [2, 4] }), { form });
    const ticks = [...place.querySelectorAll('[role="img"]')].map((tick) => tick.getAttribute('aria-label'));
    expect(ticks).toEqual(['Read 2 of 3 begins here', 'Read 3 of 3 begins here']);
  });

  it('leaves tabs and line ends blank, but nothing else', () => {
    expect(draw(chunk('a\tb\r\n\x1b\u202e'), { invisibles: false })).toBe('a\tb ␛RLO');
  });

  it('breaks lines where there are some', () => {
    expect(draw(chunk('a\nb'), { lines: 4 })).toBe('a␊\nb');
    expect(draw(chunk('a\nb'), { lines: 1 })).toBe('a␊b');
  });
});
