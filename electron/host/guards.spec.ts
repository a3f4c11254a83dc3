import { describe, expect, it } from 'vitest';
import {
  cookieIsOurs,
  hostIsExact,
  methodIsSafe,
  originIsExact,
  parseTarget,
  siteIsOwn,
  type Arrival,
} from './guards';

const authority = '127.0.0.1:4711';

function arrival(headers: Record<string, string[]>, change: Partial<Arrival> = {}): Arrival {
  return { kind: 'request', method: 'GET', target: '/', headers, ...change };
}

describe('hostIsExact', () => {
  it('lets the printed authority in', () => {
    expect(hostIsExact(arrival({ host: [authority] }), authority)).toBe(true);
  });

  it.each<[string, string[] | undefined]>([
    ['no Host', undefined],
    ['no value', []],
    ['an empty Host', ['']],
    ['a rebound name', ['evil.example:4711']],
    ['a rebound name without a port', ['evil.example']],
    ['localhost', ['localhost:4711']],
    ['no port', ['127.0.0.1']],
    ['another port', ['127.0.0.1:4712']],
    ['a longer port', ['127.0.0.1:47110']],
    ['another way to write the address', ['127.1:4711']],
    ['the address as one number', ['2130706433:4711']],
    ['IPv6 loopback', ['[::1]:4711']],
    ['IPv4-mapped IPv6', ['[::ffff:127.0.0.1]:4711']],
    ['our authority as a prefix', ['127.0.0.1:4711.evil.example']],
    ['our authority as a suffix', ['evil.example127.0.0.1:4711']],
    ['user information', ['127.0.0.1:4711@evil.example']],
    ['space around', [' 127.0.0.1:4711']],
    ['a trailing dot', ['127.0.0.1.:4711']],
    ['two of them, ours first', [authority, 'evil.example']],
    ['ours twice', [authority, authority]],
    ['a list in one header', [`${authority}, evil.example`]],
  ])('refuses %s', (_, host) => {
    expect(hostIsExact(arrival(host === undefined ? {} : { host }), authority)).toBe(false);
  });
});

describe('originIsExact', () => {
  const own = { origin: [`http://${authority}`] };

  it('lets our own origin in, on requests and on upgrades', () => {
    expect(originIsExact(arrival(own), authority)).toBe(true);
    expect(originIsExact(arrival(own, { kind: 'upgrade' }), authority)).toBe(true);
  });

  it('needs an origin on upgrades only', () => {
    expect(originIsExact(arrival({}), authority)).toBe(true);
    expect(originIsExact(arrival({}, { kind: 'upgrade' }), authority)).toBe(false);
  });

  it.each<[string, string[]]>([
    ['null (a sandboxed frame, a file)', ['null']],
    ['an empty one', ['']],
    ['no value', []],
    ['another site', ['http://evil.example']],
    ['another port', ['http://127.0.0.1:4712']],
    ['no port', ['http://127.0.0.1']],
    ['https', [`https://${authority}`]],
    ['ws', [`ws://${authority}`]],
    ['a file', ['file://']],
    ['localhost', ['http://localhost:4711']],
    ['a trailing slash', [`http://${authority}/`]],
    ['our origin as a prefix', [`http://${authority}.evil.example`]],
    ['upper case', [`HTTP://${authority}`]],
    ['two, ours first', [`http://${authority}`, 'http://evil.example']],
    ['a list in one header', [`http://${authority} http://evil.example`]],
    ['an extension', ['chrome-extension://abcdefghijklmnop']],
  ])('refuses %s, on requests and on upgrades', (_, origin) => {
    expect(originIsExact(arrival({ origin }), authority)).toBe(false);
    expect(originIsExact(arrival({ origin }, { kind: 'upgrade' }), authority)).toBe(false);
  });
});

describe('siteIsOwn', () => {
  it.each([[undefined], [['same-origin']], [['none']]])('lets %j in', (sites) => {
    expect(siteIsOwn(arrival(sites === undefined ? {} : { 'sec-fetch-site': sites }))).toBe(true);
  });

  it.each([[['cross-site']], [['same-site']], [['']], [['None']], [['none', 'cross-site']], [[]]])(
    'refuses %j',
    (sites) => {
      expect(siteIsOwn(arrival({ 'sec-fetch-site': sites }))).toBe(false);
    },
  );

  it('leaves upgrades to their origin', () => {
    expect(siteIsOwn(arrival({ 'sec-fetch-site': ['cross-site'] }, { kind: 'upgrade' }))).toBe(true);
  });
});

describe('methodIsSafe', () => {
  it.each(['GET', 'HEAD'])('lets %s in', (method) => {
    expect(methodIsSafe(arrival({}, { method }))).toBe(true);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'CONNECT', 'get', '', 'GETX'])(
    'refuses %s',
    (method) => {
      expect(methodIsSafe(arrival({}, { method }))).toBe(false);
    },
  );

  it('upgrades with GET only', () => {
    expect(methodIsSafe(arrival({}, { kind: 'upgrade' }))).toBe(true);
    expect(methodIsSafe(arrival({}, { kind: 'upgrade', method: 'HEAD' }))).toBe(false);
  });
});

describe('cookieIsOurs', () => {
  const ours = (cookie: string[] | undefined): boolean =>
    cookieIsOurs(arrival(cookie === undefined ? {} : { cookie }), 'parley-4711', 'token');

  it.each<[string, string[]]>([
    ['alone', ['parley-4711=token']],
    ['among others', ['a=b; parley-4711=token; c=d']],
    ['without spaces', ['a=b;parley-4711=token']],
    ['in a second header', ['a=b', 'parley-4711=token']],
    ['behind one that another port tossed in', ['parley-4711=garbage; parley-4711=token']],
  ])('lets the token in %s', (_, cookie) => {
    expect(ours(cookie)).toBe(true);
  });

  it.each<[string, string[] | undefined]>([
    ['no cookie', undefined],
    ['an empty header', ['']],
    ['an empty value', ['parley-4711=']],
    ['a wrong value', ['parley-4711=tokem']],
    ['a prefix of the token', ['parley-4711=toke']],
    ['more than the token', ['parley-4711=tokentoken']],
    ['a quoted token', ['parley-4711="token"']],
    ['another case', ['parley-4711=TOKEN']],
    ['the name in another case', ['Parley-4711=token']],
    ['the cookie of another port', ['parley-4712=token']],
    ['a name that ends like ours', ['x-parley-4711=token']],
    ['a name that begins like ours', ['parley-47110=token']],
    ['our pair inside of a value', ['x=parley-4711=token']],
    ['the name alone', ['parley-4711']],
  ])('refuses %s', (_, cookie) => {
    expect(ours(cookie)).toBe(false);
  });
});

describe('parseTarget', () => {
  it.each([
    ['/', { path: '/', key: null }],
    ['/?key=abc', { path: '/', key: 'abc' }],
    ['/?key=', { path: '/', key: '' }],
    ['/?a=b&key=abc', { path: '/', key: 'abc' }],
    ['/?key=a&key=b', { path: '/', key: null }],
    ['/assets/index-DxMizAa1.js', { path: '/assets/index-DxMizAa1.js', key: null }],
    ['/?', { path: '/', key: null }],
    ['/?key=%ZZ', { path: '/', key: '%ZZ' }],
    ['/?x=/../', { path: '/', key: null }],
  ])('splits %s', (target, parts) => {
    expect(parseTarget(target)).toEqual(parts);
  });

  it.each([
    '',
    '*',
    '//',
    '//evil.example/',
    '\\',
    '/\\evil.example',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/%2E%2E%5cpackage.json',
    '/index%2ehtml',
    '/index.html%00.js',
    '/index.html\0',
    '/a b',
    '/index.html;x',
    '/index.html#x',
    '/~root',
    '/é',
    'index.html',
    '127.0.0.1:4711',
    'http://evil.example/',
    `http://${authority}/`,
    'file:///etc/passwd',
    '?key=abc',
  ])('refuses %j', (target) => {
    expect(parseTarget(target)).toBeNull();
  });
});
