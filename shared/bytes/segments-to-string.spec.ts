import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toExactText, toPlainText } from './segments-to-string';
import { decodeText } from './text-marks';

const nothing = new Uint8Array(0);
const segmentsOf = (bytes: Uint8Array) => decodeText({ before: nothing, bytes, after: nothing });
const sample = Uint8Array.from([...new TextEncoder().encode('a\r\nb\u202ec'), 0xff, 0x0a]);

describe('toPlainText', () => {
  it('makes everything visible in one line', () => {
    expect(toPlainText(segmentsOf(sample))).toBe('a␍␊b⟨RLO⟩c\\xff␊');
  });

  it('never holds a control or bidi character, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(toPlainText(segmentsOf(bytes))).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe('toExactText', () => {
  it('keeps characters as they are and shows what is none', () => {
    expect(toExactText(segmentsOf(sample))).toBe('a\r\nb\u202ec\\xff\n');
  });

  it('is the text itself for any UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toExactText(segmentsOf(new TextEncoder().encode(text)))).toBe(text);
      }),
    );
  });

  it('leaves out what was shown in an earlier chunk', () => {
    const before = Uint8Array.of(0xe2);
    const bytes = Uint8Array.of(0x82, 0xac, 0x21);
    expect(toExactText(decodeText({ before, bytes, after: nothing }))).toBe('!');
  });
});
