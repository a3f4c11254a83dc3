import { describe, expect, it } from 'vitest';
import { MESSAGE_MAX_LENGTH, MESSAGE_MAX_VARIABLES } from '../limits';
import type { EncodingName, LineEnding, Message, MessageMode } from '../model/message';
import { compileMessage, type CompiledMessage } from './compile-message';
import type { MessageOptions } from './parse-message';
import type { Surroundings } from './surroundings';

const of = (...values: number[]): Uint8Array => Uint8Array.from(values);
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

function surroundings(own: Partial<Surroundings> = {}): Surroundings {
  let counter = 0;
  return {
    now: () => Date.UTC(2026, 10, 22, 10, 15, 3, 123) * 1_000 + 456,
    count: () => (counter += 1),
    random: (length) => Uint8Array.from({ length }, (_, index) => 0xf0 + (index % 16)),
    uuid: () => 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
    captured: () => null,
    ...own,
  };
}

function message(
  mode: MessageMode,
  source: string,
  encoding: EncodingName = 'utf-8',
  ending: LineEnding = 'none',
): Message {
  return { mode, source, encoding, ending };
}

function compiled(value: Message, options?: MessageOptions): CompiledMessage {
  const result = compileMessage(value, options);
  if (!result.ok) throw new Error(result.fault.problem);
  return result.value;
}

function rendered(value: Message, own?: Partial<Surroundings>): Uint8Array {
  return Uint8Array.from(compiled(value).render(surroundings(own)));
}

const text = (source: string, encoding?: EncodingName): Uint8Array =>
  rendered(message('text', source, encoding));

describe('compileMessage', () => {
  it.each<[MessageMode, string, Uint8Array]>([
    ['text', '', of()],
    ['text', 'Hällo', of(0x48, 0xc3, 0xa4, 0x6c, 0x6c, 0x6f)],
    ['text', String.raw`\n\r\t\0\\\$\a\b\e\f\v`, of(10, 13, 9, 0, 0x5c, 0x24, 7, 8, 27, 12, 11)],
    ['text', String.raw`\x00\xfF\u{20ac}\u{1F600}`, of(0, 0xff, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80)],
    ['text', '$5 and $ and <41>', ascii('$5 and $ and <41>')],
    ['hex', '48 65 6C', of(0x48, 0x65, 0x6c)],
    ['hex', '48656c6C', of(0x48, 0x65, 0x6c, 0x6c)],
    ['hex', '0x48, 0X65; 48:65-6c\n\\x01\\x02', of(0x48, 0x65, 0x48, 0x65, 0x6c, 1, 2)],
    ['hex', '0x4865', of(0x48, 0x65)],
    ['hex', ' , ', of()],
    ['mixed', 'A<00 ff>B', of(0x41, 0, 0xff, 0x42)],
    ['mixed', String.raw`\<41\> -> \x41<>`, of(...ascii('<41> -> A'))],
    ['mixed', '<01${counter:u8}02>', of(1, 1, 2)],
  ])('%s %j', (mode, source, bytes) => {
    expect(rendered(message(mode, source))).toEqual(bytes);
  });

  it.each<[LineEnding, EncodingName, Uint8Array]>([
    ['none', 'utf-8', of(0x41)],
    ['lf', 'utf-8', of(0x41, 10)],
    ['cr', 'us-ascii', of(0x41, 13)],
    ['crlf', 'iso-8859-1', of(0x41, 13, 10)],
    ['nul', 'utf-8', of(0x41, 0)],
    ['crlf', 'utf-16le', of(0x41, 0, 13, 0, 10, 0)],
    ['nul', 'utf-16be', of(0, 0x41, 0, 0)],
  ])('ends with %s in %s', (ending, encoding, bytes) => {
    expect(compiled(message('text', 'A', encoding, ending)).constant).toEqual(bytes);
  });

  it('encodes text, escapes of characters and variables, and leaves bytes as they are', () => {
    expect(text('ä\\n\\xff${counter}', 'utf-16be')).toEqual(of(0, 0xe4, 0, 10, 0xff, 0, 0x31));
  });

  it.each<[string, string]>([
    ['${counter}', '1'],
    ['${counter:4}|${counter}', '0001|1'],
    ['${unix}', '1795342503'],
    ['${unixms}', '1795342503123'],
    ['${iso}', '2026-11-22T10:15:03.123Z'],
    ['${uuid}', 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6'],
    ['${number:5..5}', '5'],
    ['${number:-3..-3:2}', '-03'],
  ])('%s is %s', (source, expected) => {
    expect(text(source)).toEqual(ascii(expected));
  });

  it.each<[string, number, Uint8Array]>([
    ['${counter:u8}', 0x1ff, of(0xff)],
    ['${counter:u16be}', 0x1234, of(0x12, 0x34)],
    ['${counter:u16le}', 0x1234, of(0x34, 0x12)],
    ['${counter:u32be}', 0x89abcdef, of(0x89, 0xab, 0xcd, 0xef)],
    ['${counter:u32le}', 1, of(1, 0, 0, 0)],
    ['${counter:u64be}', 2 ** 40, of(0, 0, 1, 0, 0, 0, 0, 0)],
    ['${counter:u64le}', 2 ** 53 - 1, of(255, 255, 255, 255, 255, 255, 31, 0)],
  ])('%s of %i in binary', (source, count, bytes) => {
    expect(rendered(message('hex', source), { count: () => count })).toEqual(bytes);
  });

  it('counts once for each message, and only where a counter asks for it', () => {
    const counting = compiled(message('text', '${counter} ${counter:2}'));
    const around = surroundings();
    expect(counting.render(around)).toEqual(ascii('1 01'));
    expect(counting.render(around)).toEqual(ascii('2 02'));
    compiled(message('text', '${unix}')).render(around);
    expect(counting.render(around)).toEqual(ascii('3 03'));
  });

  it('draws random bytes, and numbers from the whole of their range', () => {
    expect(text('${random:3}')).toEqual(of(0xf0, 0xf1, 0xf2));
    const draw = (last: number): string =>
      new TextDecoder().decode(
        rendered(message('text', '${number:-1..2}'), { random: () => of(0, 0, 0, 0, 0, 0, 0, last) }),
      );
    expect([0, 1, 2, 3, 4].map(draw)).toEqual(['-1', '0', '1', '2', '-1']);
    const widest = message('text', '${number:-9007199254740991..9007199254740991}');
    expect(rendered(widest, { random: () => of(0, 0, 0, 0, 0, 0, 0, 0) })).toEqual(
      ascii('-9007199254740991'),
    );
  });

  it.each<[string, Uint8Array]>([
    ['123456789${crc8}', of(0xf4)],
    ['123456789${crc16modbus}', of(0x37, 0x4b)],
    ['123456789${crc16modbus:be}', of(0x4b, 0x37)],
    ['123456789${crc16ccitt}', of(0x29, 0xb1)],
    ['123456789${crc16xmodem:le}', of(0xc3, 0x31)],
    ['123456789${crc32}', of(0xcb, 0xf4, 0x39, 0x26)],
    ['123456789${sum8}', of(0xdd)],
    ['123456789${xor8}', of(0x31)],
    ['123456789${crc32:hex}', ascii('cbf43926')],
    ['123456789${crc16modbus:HEX}', ascii('4B37')],
    ['123456789${crc16modbus:le:HEX}', ascii('374B')],
    ['ab${begin}123456789${end}cd${crc8}', of(0x63, 0x64, 0xf4)],
    ['ab${begin}cd${end}${begin}123456789${crc8}', of(0xf4)],
    ['${end}ab${begin}123456789${crc8}', of(0xf4)],
  ])('%j ends with its checksum', (source, end) => {
    const bytes = text(source);
    expect(bytes.subarray(bytes.length - end.length)).toEqual(end);
  });

  it('writes the checksum of an NMEA sentence', () => {
    // The example of NMEA 0183: the exclusive or of what stands between $ and *.
    const body = 'GPGLL,5057.970,N,00146.110,E,142451,A';
    expect(text(`$\${begin}${body}\${end}*\${xor8:HEX}`)).toEqual(ascii(`$${body}*27`));
  });

  it('writes a request of Modbus RTU', () => {
    // Read ten holding registers of device 1 from address 0: 01 03 00 00 00 0A C5 CD.
    expect(rendered(message('hex', '01 03 00 00 00 0a ${crc16modbus}'))).toEqual(
      of(1, 3, 0, 0, 0, 0x0a, 0xc5, 0xcd),
    );
  });

  it('covers what variables became with its checksums', () => {
    expect(rendered(message('hex', '01 ${counter:u8} ${sum8} ${sum8}'), { count: () => 7 })).toEqual(
      of(1, 7, 8, 16),
    );
  });

  it('is constant without variables, and with checksums of what is constant', () => {
    const fixed = compiled(message('text', 'ab${sum8}', 'utf-8', 'lf'));
    expect(fixed.constant).toEqual(of(0x61, 0x62, 0xc3, 10));
    expect(fixed.render(surroundings())).toBe(fixed.constant);
    expect(compiled(message('text', '${counter}')).constant).toBeNull();
  });

  it('fills in what a rule captured, as bytes', () => {
    const reply = compiled(message('text', '$2$1 ${name} ${1}0 $12 \\$1', 'utf-16le'), {
      groups: ['0', '1', '2', 'name'],
    });
    expect(reply.groups).toEqual(['2', '1', 'name']);
    const captured = (group: string): Uint8Array | null =>
      group === 'name' ? null : of(0xa0 + Number(group));
    const utf16 = (characters: string): number[] => [...characters].flatMap((one) => [one.charCodeAt(0), 0]);
    expect(Uint8Array.from(reply.render(surroundings({ captured })))).toEqual(
      of(0xa2, 0xa1, ...utf16('  '), 0xa1, ...utf16('0 '), 0xa1, ...utf16('2 $1')),
    );
  });

  it('knows when it is nothing but a capture', () => {
    const sole = (source: string, ending?: LineEnding) =>
      compiled(message('text', source, 'utf-8', ending), { groups: ['0', '1', 'a'] }).soleCapture;
    expect([sole('$0'), sole('${a}')]).toEqual(['0', 'a']);
    expect([sole('$0', 'lf'), sole('x$0'), sole('$0$1'), sole('x'), sole('${uuid}')]).toEqual(
      Array(5).fill(null),
    );
  });

  it('gives the first fault', () => {
    expect(compileMessage(message('text', 'a\\q${nope}'))).toEqual({
      ok: false,
      fault: { start: 1, end: 3, problem: '\\q is no escape; write \\\\ for a backslash' },
    });
  });

  it('refuses more variables and random bytes than a message may have', () => {
    expect(compileMessage(message('text', '${uuid}'.repeat(MESSAGE_MAX_VARIABLES))).ok).toBe(true);
    expect(compileMessage(message('text', '${uuid}'.repeat(MESSAGE_MAX_VARIABLES + 1)))).toMatchObject({
      ok: false,
      fault: { problem: 'a message has at most 256 variables' },
    });
    expect(compileMessage(message('text', '${random:1048576}${random:1}'))).toMatchObject({
      ok: false,
      fault: { start: 17, problem: 'a message has at most 1 MiB of random bytes' },
    });
  });

  it('compiles the longest message of each mode', () => {
    for (const [mode, source] of [
      ['text', '\\n'.repeat(MESSAGE_MAX_LENGTH / 2)],
      ['hex', 'ff,'.repeat(MESSAGE_MAX_LENGTH / 4)],
      ['mixed', '<0a>'.repeat(MESSAGE_MAX_LENGTH / 4)],
    ] as const)
      expect(compiled(message(mode, source)).constant?.length).toBeGreaterThanOrEqual(MESSAGE_MAX_LENGTH / 4);
  });
});
