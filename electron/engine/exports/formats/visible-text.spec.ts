import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../../../shared/bytes/segments-to-string';
import { decodeText } from '../../../../shared/bytes/text-marks';
import { createVisibleText } from './visible-text';

const none = new Uint8Array();
const visible = createVisibleText();
const show = (bytes: Uint8Array): string => Buffer.from(visible(bytes)).toString();
const expected = (bytes: Uint8Array): string => toPlainText(decodeText({ before: none, bytes, after: none }));

describe('visible text', () => {
  it('is that of every single character', () => {
    for (let code = 0; code < 0x3000; code += 1) {
      const bytes = Buffer.from(String.fromCodePoint(code));
      expect(show(bytes)).toBe(expected(bytes));
    }
    for (const code of [0xd7ff, 0xe000, 0xfeff, 0xfe0f, 0xffff, 0x1f388, 0x110bd, 0xe0041, 0x10ffff]) {
      const bytes = Buffer.from(String.fromCodePoint(code));
      expect(show(bytes)).toBe(expected(bytes));
    }
  });

  it('is what decoding makes of any bytes', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 64 }),
      fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
    );
    fc.assert(
      fc.property(fc.array(bytes), (parts) => {
        const whole = Buffer.concat(parts);
        expect(show(whole)).toBe(expected(whole));
      }),
    );
  });
});
