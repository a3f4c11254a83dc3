import { describe, expect, it } from 'vitest';
import { markOf } from './invisible';

describe('markOf', () => {
  it.each([
    [0x00, '␀'],
    [0x09, '␉'],
    [0x0a, '␊'],
    [0x0d, '␍'],
    [0x1b, '␛'],
    [0x1f, '␟'],
    [0x7f, '␡'],
    [0x80, 'PAD'],
    [0x85, 'NEL'],
    [0x9b, 'CSI'],
    [0x9f, 'APC'],
    [0xad, 'SHY'],
    [0x61c, 'ALM'],
    [0x115f, 'U+115F'],
    [0x200b, 'ZWSP'],
    [0x200e, 'LRM'],
    [0x200f, 'RLM'],
    [0x2028, 'LSEP'],
    [0x2029, 'PSEP'],
    [0x202a, 'LRE'],
    [0x202e, 'RLO'],
    [0x2066, 'LRI'],
    [0x2069, 'PDI'],
    [0xfeff, 'BOM'],
    [0xfff9, 'U+FFF9'],
    [0xe0041, 'U+E0041'],
    [0xe01ef, 'U+E01EF'],
  ])('marks U+%s as %s', (code, mark) => {
    expect(markOf(code)).toBe(mark);
  });

  it.each([' ', '~', '\u00a0', 'ä', '€', '\u0600', 'א', '漢', '\ufe0f', '\ufffd', '😀'])(
    'leaves %j as it is',
    (text) => {
      expect(markOf(text.codePointAt(0) ?? 0)).toBeNull();
    },
  );

  it('leaves no control, bidi or line-breaking character of Unicode unmarked', () => {
    const dangerous = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u;
    for (let code = 0; code <= 0x10ffff; code += 1) {
      if (dangerous.test(String.fromCodePoint(code))) expect(markOf(code)).not.toBeNull();
    }
  });

  it('marks only with visible characters', () => {
    for (let code = 0; code <= 0xffff; code += 1) {
      expect(markOf(code) ?? 'none').toMatch(/^(?:[A-Z0-9+]+|none|[\u2400-\u2421])$/);
    }
  });
});
