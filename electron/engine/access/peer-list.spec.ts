import { describe, expect, it } from 'vitest';
import { checkPeers, parsePeers } from './peer-list';

describe('who may connect', () => {
  it.each<[readonly string[], string, boolean]>([
    [[], '203.0.113.9', true],
    [['127.0.0.1'], '127.0.0.1', true],
    [['127.0.0.1'], '127.0.0.2', false],
    [['127.0.0.1'], '::ffff:127.0.0.1', true],
    [['::ffff:127.0.0.1'], '127.0.0.1', true],
    [['10.0.0.0/8'], '10.255.1.2', true],
    [['10.9.9.9/8'], '10.1.1.1', true],
    [['10.0.0.0/8'], '11.0.0.1', false],
    [['192.168.4.0/22'], '192.168.7.255', true],
    [['192.168.4.0/22'], '192.168.8.0', false],
    [['0.0.0.0/0'], '8.8.8.8', true],
    [['0.0.0.0/0'], '::1', false],
    [['::/0'], '::1', true],
    [['::1'], '::1', true],
    [['0:0:0:0:0:0:0:1'], '::1', true],
    [['fe80::/10'], 'fe80::1%eth0', true],
    [['2001:db8::/33'], '2001:db8:7fff::1', true],
    [['2001:db8::/33'], '2001:db8:8000::1', false],
    [['::ffff:10.0.0.0/104'], '10.2.3.4', true],
    [['10.0.0.1/32', ' ::1 '], '::1', true],
    [['127.0.0.1'], 'unknown', false],
  ])('with %j, %s: %s', (entries, host, allowed) => {
    expect(parsePeers(entries).allows(host)).toBe(allowed);
    expect(checkPeers(entries).ok).toBe(true);
  });
});

describe('what is no peer', () => {
  it.each([
    'localhost',
    '10.0.0.0/33',
    '::1/129',
    '10.0.0/8',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.0/-1',
    '256.0.0.1',
    '::ffff:10.0.0.0/64',
    ' ',
    '*',
  ])('“%s” is refused, and would let nobody in', (entry) => {
    expect(checkPeers(['127.0.0.1', entry])).toEqual({
      ok: false,
      error: { code: 'invalid_peer', details: { text: entry } },
    });
    expect(parsePeers([entry]).allows('127.0.0.1')).toBe(false);
    expect(parsePeers([entry]).allows('::1')).toBe(false);
  });
});
