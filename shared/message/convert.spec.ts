import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodingName, messageMode, type Message, type MessageMode } from '../model/message';
import { compileMessage } from './compile-message';
import { convertMessage } from './convert';
import type { MessageOptions } from './parse-message';
import { sampleSurroundings } from './preview';

function message(mode: MessageMode, source: string): Message {
  return { mode, source, encoding: 'utf-8', ending: 'none' };
}

function converted(value: Message, mode: MessageMode, options?: MessageOptions): string {
  const result = convertMessage(value, mode, options);
  if (!result.ok) throw new Error(result.fault.problem);
  return result.value;
}

function rendered(value: Message, options?: MessageOptions): readonly number[] | string {
  const compiled = compileMessage(value, options);
  const captured = (group: string): Uint8Array => new TextEncoder().encode(`(${group})`);
  return compiled.ok
    ? [...compiled.value.render({ ...sampleSurroundings(1_795_342_503_123_456), captured })]
    : compiled.fault.problem;
}

describe('convertMessage', () => {
  it.each<[MessageMode, string, MessageMode, string]>([
    ['text', 'Hi\\r\\n', 'hex', '48 69 0d 0a'],
    ['text', 'a${counter:u8}b', 'hex', '61 ${counter:u8} 62'],
    ['text', '', 'hex', ''],
    ['hex', '48 69 0d 0a', 'text', 'Hi\\r\\n'],
    ['hex', 'ff00', 'text', '\\xff\\0'],
    ['hex', '${begin}01${crc16modbus}', 'mixed', '${begin}<01>${crc16modbus}'],
    ['hex', ' ', 'text', ''],
    ['text', 'a<b>\\x41', 'mixed', 'a\\<b>\\x41'],
    ['mixed', 'a\\<b\\><ff 41>', 'text', 'a<b>\\xffA'],
    ['mixed', '$<7b>x}', 'text', '\\${x}'],
    ['mixed', '$<31>', 'text', '\\$1'],
    ['mixed', '<>a', 'text', 'a'],
    ['text', 'as it is \\x', 'text', 'as it is \\x'],
  ])('%s %j to %s is %j', (mode, source, to, expected) => {
    expect(converted(message(mode, source), to)).toBe(expected);
  });

  it('keeps a capture apart from the digit behind it', () => {
    const rule = { groups: ['1', '10'] };
    expect(converted(message('mixed', '$1<30>'), 'text', rule)).toBe('${1}0');
    expect(converted(message('text', '$1x'), 'hex', rule)).toBe('$1 78');
  });

  it('says what must be mended before', () => {
    expect(convertMessage(message('text', 'a\\q'), 'hex')).toMatchObject({
      ok: false,
      fault: { start: 1, end: 3 },
    });
  });

  const pieces = [
    'a',
    'é',
    '<',
    '>',
    '$',
    '{',
    '}',
    '1',
    '0',
    '\\\\',
    '\\n',
    '\\x41',
    '\\xff',
    '\\$',
    '${counter}',
    '${begin}',
    '${sum8}',
    '$1',
    '<ff>',
    '<41 24>',
    '\\<',
    '41 ',
    'fe',
  ];

  it('makes a message of the same bytes, there and back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces)).map((list) => list.join('')),
        fc.constantFrom(...messageMode.options),
        fc.constantFrom(...messageMode.options),
        fc.constantFrom(...encodingName.options),
        fc.boolean(),
        (source, from, to, encoding, inRule) => {
          const options = inRule ? { groups: ['1', '10'] } : {};
          const before: Message = { mode: from, source, encoding, ending: 'none' };
          const there = convertMessage(before, to, options);
          if (!there.ok) return;
          const after: Message = { ...before, mode: to, source: there.value };
          expect(rendered(after, options)).toEqual(rendered(before, options));
          const back: Message = { ...before, source: converted(after, from, options) };
          expect(rendered(back, options)).toEqual(rendered(before, options));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
