import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MESSAGE_MAX_FAULTS } from '../limits';
import { encodingName, messageMode, type EncodingName, type MessageMode } from '../model/message';
import { parseMessage, type MessageOptions, type ParsedMessage } from './parse-message';

function parse(
  mode: MessageMode,
  source: string,
  encoding: EncodingName = 'utf-8',
  options?: MessageOptions,
): ParsedMessage {
  return parseMessage({ mode, source, encoding }, options);
}

/** Each part as its kind and what it covers. */
function outline(mode: MessageMode, source: string, options?: MessageOptions): readonly string[] {
  return parse(mode, source, 'utf-8', options).parts.map(
    ({ kind, start, end }) => `${kind} ${source.slice(start, end)}`,
  );
}

function problems(
  mode: MessageMode,
  source: string,
  encoding?: EncodingName,
  options?: MessageOptions,
): readonly string[] {
  return parse(mode, source, encoding, options).faults.map(
    ({ start, end, problem }) => `${source.slice(start, end)}: ${problem}`,
  );
}

describe('parseMessage', () => {
  it.each<[MessageMode, string, readonly string[]]>([
    ['text', '', []],
    ['text', 'a\\nb${counter}', ['text a', 'escape \\n', 'text b', 'variable ${counter}']],
    ['text', '$${begin}x*${end}', ['text $', 'mark ${begin}', 'text x*', 'mark ${end}']],
    ['text', 'a\\qb', ['text a', 'fault \\q', 'text b']],
    ['hex', '41 0x42, ${uuid} 4', ['hex 41 0x42, ', 'variable ${uuid}', 'hex  ', 'fault 4']],
    ['hex', '41 zz 42', ['hex 41 ', 'fault zz', 'hex  42']],
    ['mixed', 'a<41 ${counter}>b', ['text a', 'hex <41 ', 'variable ${counter}', 'hex >', 'text b']],
    ['mixed', 'a<>\\<b', ['text a', 'hex <>', 'escape \\<', 'text b']],
  ])('%s %j', (mode, source, parts) => {
    expect(outline(mode, source)).toEqual(parts);
  });

  it.each<[MessageMode, string, readonly string[]]>([
    ['text', 'end\\', ['\\: a backslash begins an escape; write \\\\ for a backslash']],
    ['text', '\\😀', ['\\😀: \\😀 is no escape; write \\\\ for a backslash']],
    ['text', '\\x4g', ['\\x4: \\x stands for a byte and needs two hex digits, as in \\x0a']],
    ['text', '\\u20ac', ['\\u: \\u needs the number of a character in braces, as in \\u{20ac}']],
    ['text', '\\u{110000}', ['\\u{110000}: no character has a number above \\u{10ffff}']],
    ['text', '\\u{d800}', ['\\u{d800}: U+D800 is half of a character, which no encoding carries']],
    ['text', 'a\ud800', ['\ud800: U+D800 is half of a character, which no encoding carries']],
    ['text', '\\<', ['\\<: \\< is no escape; write \\\\ for a backslash']],
    ['text', '${', ['${: ${ begins a variable, and no } ends it; write \\${ for the characters themselves']],
    ['text', '${iso:4}', ['${iso:4}: iso takes no options']],
    ['text', '${random}', ['${random}: random bytes need their number, as in ${random:8}']],
    ['text', '${random:0}', ['${random:0}: random bytes need their number, as in ${random:8}']],
    ['text', '${random:2000000}', ['${random:2000000}: a message has at most 1 MiB of random bytes']],
    [
      'text',
      '${number:6..1}',
      ['${number:6..1}: a random number needs its least and its greatest value, as in ${number:1..6}'],
    ],
    [
      'text',
      '${crc32:u8}',
      [
        '${crc32:u8}: crc32 takes :be or :le for the order of its bytes, and :hex or :HEX to be written as digits',
      ],
    ],
    [
      'text',
      '${crc32:le:be}',
      [
        '${crc32:le:be}: crc32 takes :be or :le for the order of its bytes, and :hex or :HEX to be written as digits',
      ],
    ],
    [
      'text',
      '${counter:99}',
      [
        '${counter:99}: counter takes a width such as :4, or :u8, :u16be, :u16le, :u32be, :u32le, :u64be, :u64le',
      ],
    ],
    ['text', '${1}', ['${1}: ${1} stands for what a rule captured, and this message belongs to no rule']],
    ['hex', '4', ['4: a byte has two hex digits, and “4” is only one']],
    [
      'hex',
      '414 2',
      [
        '4: a byte has two hex digits, and “4” is only one',
        '2: a byte has two hex digits, and “2” is only one',
      ],
    ],
    ['hex', '0x', ['0x: 0x needs two hex digits behind it']],
    ['hex', '\\x', ['\\x: \\x needs two hex digits behind it']],
    ['hex', '\\n', ['\\n: “\\” is no hex digit']],
    ['hex', '41😀', ['😀: “😀” is no hex digit']],
    [
      'hex',
      '$1',
      [
        '$: “$” begins a variable such as ${counter}, and none follows',
        '1: a byte has two hex digits, and “1” is only one',
      ],
    ],
    ['mixed', 'a < b', ['<: “<” opens hex bytes, and no “>” closes them; write \\< for the character']],
    [
      'mixed',
      '<b>x</b>',
      [
        'b: a byte has two hex digits, and “b” is only one',
        '/: “/” is no hex digit',
        'b: a byte has two hex digits, and “b” is only one',
      ],
    ],
  ])('%s %j is wrong', (mode, source, expected) => {
    expect(problems(mode, source)).toEqual(expected);
  });

  it('lists the variables when it does not know one', () => {
    expect(problems('text', '${foo}')).toEqual([
      '${foo}: “foo” is no variable; there are counter, unix, unixms, iso, uuid, random:N, number:A..B, sum8, xor8, crc8, ' +
        'crc16modbus, crc16ccitt, crc16xmodem, crc32, begin and end; write \\${ for the characters themselves',
    ]);
  });

  it('names each character that the encoding lacks', () => {
    expect(problems('text', 'é€ \\u{20ac}', 'us-ascii')).toEqual([
      'é: ASCII has no “é” (U+00E9)',
      '€: ASCII has no “€” (U+20AC)',
      '\\u{20ac}: ASCII has no “€” (U+20AC)',
    ]);
  });

  it('knows what a rule captures', () => {
    const rule = { groups: ['0', '1', 'name'] };
    expect(outline('text', '$1$0${name}${1}$12$x', rule)).toEqual([
      'variable $1',
      'variable $0',
      'variable ${name}',
      'variable ${1}',
      'variable $1',
      'text 2$x',
    ]);
    expect(problems('text', '$2', 'utf-8', rule)).toEqual([
      '$2: the rule captures no group 2; it captures 0, 1, name; write \\$ for a dollar sign',
    ]);
    expect(problems('text', '${7}', 'utf-8', { groups: [] })).toEqual([
      '${7}: the rule captures nothing that $7 could stand for',
    ]);
    expect(problems('text', '${who}', 'utf-8', rule)[0]).toContain('the rule captures 0, 1, name');
  });

  it('stops at so many faults, and marks what it did not read', () => {
    for (const [mode, source] of [
      ['text', '\\q'.repeat(MESSAGE_MAX_FAULTS + 5)],
      ['text', 'é'.repeat(MESSAGE_MAX_FAULTS + 5)],
      ['hex', 'z '.repeat(MESSAGE_MAX_FAULTS + 5)],
      ['mixed', '<z>'.repeat(MESSAGE_MAX_FAULTS + 5)],
    ] as const) {
      const { parts, faults } = parse(mode, source, 'us-ascii');
      expect(faults).toHaveLength(MESSAGE_MAX_FAULTS);
      expect(parts.at(-1)).toMatchObject({ kind: 'unread', end: source.length });
    }
  });

  const anySource = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          ...[
            '\\',
            'x',
            '4',
            'a',
            'u{',
            '20ac',
            '}',
            '<',
            '>',
            '$',
            '${',
            '${counter}',
            '${begin}',
            '$1',
            'é',
            '\ud800',
            ' ',
            '0x',
            'z',
          ],
        ),
      )
      .map((pieces) => pieces.join('')),
  );

  it('covers any source without a gap, and lists each fault', () => {
    fc.assert(
      fc.property(
        anySource,
        fc.constantFrom(...messageMode.options),
        fc.constantFrom(...encodingName.options),
        fc.option(fc.constant(['0', '1']), { nil: undefined }),
        (source, mode, encoding, groups) => {
          const { parts, faults } = parse(mode, source, encoding, groups === undefined ? {} : { groups });
          let at = 0;
          for (const part of parts) {
            expect(part.start).toBe(at);
            expect(part.end).toBeGreaterThan(at);
            at = part.end;
          }
          expect(at).toBe(source.length);
          expect(parts.flatMap((part) => (part.kind === 'fault' ? [part.start] : []))).toEqual(
            faults.map(({ start }) => start),
          );
        },
      ),
      { numRuns: 600 },
    );
  });

  it('reads megabytes of any kind', () => {
    const times = 200_000;
    for (const [mode, piece] of [
      ['text', '\\n$ ${'],
      ['mixed', '<41>'],
      ['mixed', '<'],
      ['hex', '41, '],
      ['text', 'plain é '],
    ] as const) {
      const { parts } = parse(mode, piece.repeat(times));
      expect(parts.at(-1)?.end).toBe(piece.length * times);
    }
  });
});
