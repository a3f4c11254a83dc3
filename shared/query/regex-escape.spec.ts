import { expect, it } from 'vitest';
import { PatternFault, PatternText } from './pattern-text';
import { readEscape } from './regex-escape';

/** Reads what follows the backslash that a text begins with. */
function escapeOf(source: string) {
  const text = new PatternText(source);
  text.take('\\');
  return { escape: readEscape(text, 0), rest: source.slice(text.at) };
}

it.each([
  ['\\nx', 10, 'x'],
  ['\\0', 0, ''],
  ['\\cJ', 10, ''],
  ['\\x7fx', 0x7f, 'x'],
  ['\\.', 0x2e, ''],
  ['\\-', 0x2d, ''],
])('%s is a byte', (source, byte, rest) => {
  expect(escapeOf(source)).toEqual({ escape: { kind: 'byte', byte }, rest });
});

it.each(['d', 'D', 'w', 'W', 's', 'S'])('\\%s is a set', (letter) => {
  expect(escapeOf(`\\${letter}`).escape.kind).toBe('set');
});

it.each(['\\', '\\q', '\\1', '\\u0041', '\\x1', '\\c', '\\00', '\\ä'])('%s is refused', (source) => {
  expect(() => escapeOf(source)).toThrow(PatternFault);
});
