import { describe, expect, it } from 'vitest';
import { parseHost, parsePort } from './parse';

describe('parsePort', () => {
  it.each([
    ['1', 1],
    ['8888', 8888],
    [' 65535 ', 65_535],
    ['0080', 80],
  ])('reads %j as %d', (text, port) => {
    expect(parsePort(text, { allowZero: false })).toEqual({ ok: true, value: port });
  });

  it.each([
    ...[
      '',
      ' ',
      '65536',
      '99999',
      '100000',
      '-1',
      '+1',
      '1e3',
      '0x10',
      '8888.5',
      '8888.0',
      '8,888',
      '1 2',
      '٨٨',
      '８８',
    ],
    ...['NaN', 'Infinity', 'http', '9007199254740993', '1\u0000'],
  ])('refuses %j', (text) => {
    expect(parsePort(text, { allowZero: true })).toEqual({
      ok: false,
      error: { code: 'invalid_port', details: { text } },
    });
  });

  it('takes 0 only where a free port can be asked for', () => {
    expect(parsePort('0', { allowZero: true })).toEqual({ ok: true, value: 0 });
    expect(parsePort('0', { allowZero: false }).ok).toBe(false);
  });
});

describe('parseHost', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    [' 0.0.0.0\t', '0.0.0.0'],
    ['255.255.255.255', '255.255.255.255'],
    ['::', '::'],
    ['::1', '::1'],
    ['[::1]', '::1'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
    ['[FE80::1%12]', 'FE80::1%12'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7::'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['64:ff9b::192.0.2.33', '64:ff9b::192.0.2.33'],
    ['localhost', 'localhost'],
    ['example.com.', 'example.com.'],
    ['my_host-2.local', 'my_host-2.local'],
    ['1.example', '1.example'],
    ['bücher.example', 'bücher.example'],
    ['a'.repeat(63), 'a'.repeat(63)],
  ])('reads %j as %j', (text, host) => {
    expect(parseHost(text)).toEqual({ ok: true, value: host });
  });

  it.each([
    ...[
      '',
      '   ',
      'http://example.com',
      'example.com/path',
      'user@host',
      'a b',
      'a:b',
      'localhost:8888',
      '127.0.0.1:80',
    ],
    ...[
      '999.1.1.1',
      '1.2.3',
      '1.2.3.4.5',
      '127.1',
      '2130706433',
      '0x7f000001',
      '0x7f.1',
      '01.2.3.4',
      '1.2.3.4.',
    ],
    ...[
      ':',
      ':::',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '1::2::3',
      '12345::',
      'g::1',
      '::1%',
      '::1%a%b',
      '::1.2.3.999',
    ],
    ...[
      '1.2.3.4::',
      '[::1',
      '::1]',
      '[localhost]',
      '.',
      '..',
      'a..b',
      '.a',
      '-a',
      'a-',
      'a.-b',
      '*',
      'a\u0000b',
      '#',
      'a\nb',
    ],
    ...['a'.repeat(64), `${'a.'.repeat(127)}aa`, '１２７.０.０.１'],
  ])('refuses %j', (text) => {
    expect(parseHost(text)).toEqual({ ok: false, error: { code: 'invalid_host', details: { text } } });
  });
});
