import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../shared/bytes/text-marks';
import { markFor, type Mark } from './mark-titles';

function marks(bytes: number[], before: number[] = []): Mark[] {
  const chunk = { before: new Uint8Array(before), bytes: new Uint8Array(bytes), after: new Uint8Array() };
  return decodeText(chunk).flatMap((segment) => (segment.kind === 'text' ? [] : [markFor(segment)]));
}

describe('marks', () => {
  it('name a control character', () => {
    expect(marks([0x0d, 0x0a, 0x7f])).toEqual([
      { text: '␍', drawn: 'CR', title: 'U+000D carriage return' },
      { text: '␊', drawn: 'LF', title: 'U+000A line feed' },
      { text: '␡', drawn: 'DEL', title: 'U+007F delete' },
    ]);
  });

  it('name each of the 32 ASCII controls', () => {
    const all = marks(Array.from({ length: 32 }, (_, code) => code));
    expect(all.map(({ drawn }) => drawn).slice(24)).toEqual([
      'CAN',
      'EM',
      'SUB',
      'ESC',
      'FS',
      'GS',
      'RS',
      'US',
    ]);
    expect(new Set(all.map(({ drawn }) => drawn)).size).toBe(32);
  });

  it('name what would reorder or hide text', () => {
    expect(marks([0xe2, 0x80, 0xae])).toEqual([{ text: 'RLO', title: 'U+202E an invisible character' }]);
  });

  it('keep an undecodable byte visible', () => {
    expect(marks([0xff])).toEqual([{ text: '\\xff', title: 'Byte 0xFF is not valid UTF-8 here' }]);
  });

  it('stand for the rest of a character that is shown where it began', () => {
    expect(marks([0x82, 0xac], [0xe2])).toEqual([
      { text: '⋯', title: '2 bytes of a character that began in an earlier read' },
    ]);
  });
});
