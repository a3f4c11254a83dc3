import { describe, expect, it } from 'vitest';
import { ipBytes, ipText, standIn } from './ip-address';

describe('ipBytes', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['255.255.255.255', '255.255.255.255'],
    ['::1', '0:0:0:0:0:0:0:1'],
    ['::', '0:0:0:0:0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0:0:0:0:1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2:3:4:5:6'],
    ['2001:DB8::', '2001:db8:0:0:0:0:0:0'],
    ['::ffff:192.168.1.5', '192.168.1.5'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0:0:0:0:c000:221'],
  ])('reads %s', (literal, text) => {
    const bytes = ipBytes(literal);
    expect(bytes === null ? null : ipText(bytes)).toBe(text);
  });

  it.each([
    '',
    'localhost',
    '256.0.0.1',
    '1.2.3',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    'g::',
    '12345::',
  ])('refuses %j', (literal) => {
    expect(ipBytes(literal)).toBeNull();
  });
});

describe('standIn', () => {
  it('counts addresses that no real connection has', () => {
    expect([standIn(4, 1), standIn(4, 258), standIn(6, 258)].map(ipText)).toEqual([
      '198.18.0.1',
      '198.18.1.2',
      '2001:db8:0:0:0:0:0:102',
    ]);
  });
});
