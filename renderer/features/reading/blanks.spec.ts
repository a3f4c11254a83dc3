import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../shared/bytes/text-marks';
import { blankFor, endsLine } from './blanks';

const nothing = new Uint8Array();
const first = (text: string): ReturnType<typeof decodeText>[number] => {
  const [segment] = decodeText({ before: nothing, bytes: new TextEncoder().encode(text), after: nothing });
  if (segment === undefined) throw new Error('no segment');
  return segment;
};

describe('characters that are not drawn', () => {
  it.each([
    ['\t', '\t'],
    ['\n', ' '],
    ['\r', ''],
    ['\f', ' '],
  ])('%j is blank', (text, blank) => expect(blankFor(first(text))).toBe(blank));

  it.each(['a', '\0', '\x1b', '\x7f', '\u202e', '\u200b'])('%j stays what it is', (text) => {
    expect(blankFor(first(text))).toBeNull();
  });

  it('end a line where they are line feeds', () => {
    expect([endsLine(first('\n')), endsLine(first('\r')), endsLine(first('n'))]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
