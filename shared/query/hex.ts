import type { LiteralPattern } from './compiled';
import { read, wrong, type Reading } from './fault';

/**
 * Bytes that a person typed as pairs of hex digits: `48 65 6c`, `48656c`, `48:65`, `48-65`, `0x48, 0x65`. Blanks, commas,
 * colons and hyphens only separate, but no byte may be cut in two by them.
 */
export function readHex(text: string): Reading<LiteralPattern> {
  const bytes: number[] = [];
  for (const group of text.matchAll(/[^\s,:-]+/g)) {
    const prefix = /^0x/i.test(group[0]) ? 2 : 0;
    const digits = group[0].slice(prefix);
    const position = group.index + prefix;
    const odd = digits.search(/[^0-9a-f]/i);
    if (odd >= 0) return wrong(position + odd, `“${characterAt(digits, odd)}” is no hex digit`);
    if (digits === '') return wrong(group.index, '0x stands for no byte without two digits behind it');
    if (digits.length % 2 === 1)
      return wrong(
        position + digits.length - 1,
        'a byte has two digits, and this is the first one of the next',
      );
    for (let at = 0; at < digits.length; at += 2) bytes.push(parseInt(digits.slice(at, at + 2), 16));
  }
  if (bytes.length === 0) return wrong(0, 'there are no bytes yet');
  return read({ kind: 'literal', bytes: Uint8Array.from(bytes), folds: false });
}

function characterAt(text: string, index: number): string {
  return String.fromCodePoint(text.codePointAt(index) ?? 0);
}
