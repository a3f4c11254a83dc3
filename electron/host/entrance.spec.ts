import { describe, expect, it } from 'vitest';
import { decide, type Decision, type Entrance } from './entrance';
import type { Arrival } from './guards';
import type { RefusalCode } from './refusals';

const authority = '127.0.0.1:4711';
const entrance: Entrance = {
  authority,
  cookieName: 'parley-4711',
  token: 'token',
  keys: { accepts: (key) => key === 'key' },
  manifest: new Set(['index.html', 'assets/index-1.js']),
};

const letIn = { host: [authority], cookie: ['parley-4711=token'] };
const page = { ...letIn, origin: [`http://${authority}`] };

function ask(target: string, headers: Arrival['headers'] = letIn, change: Partial<Arrival> = {}): Decision {
  return decide({ kind: 'request', method: 'GET', target, headers, ...change }, entrance);
}

function upgrade(target: string, headers: Arrival['headers'] = page): Decision {
  return ask(target, headers, { kind: 'upgrade' });
}

const refused = (why: RefusalCode): Decision => ({ kind: 'refused', why });

describe('with the cookie', () => {
  it('serves the document, its assets and the sign of life', () => {
    expect(ask('/')).toEqual({ kind: 'asset', name: 'index.html' });
    expect(ask('/index.html')).toEqual({ kind: 'asset', name: 'index.html' });
    expect(ask('/assets/index-1.js')).toEqual({ kind: 'asset', name: 'assets/index-1.js' });
    expect(ask('/assets/index-1.js', letIn, { method: 'HEAD' }).kind).toBe('asset');
    expect(ask('/alive')).toEqual({ kind: 'alive' });
  });

  it('upgrades at one path only, and serves nothing else there', () => {
    expect(upgrade('/socket')).toEqual({ kind: 'socket' });
    expect(ask('/socket')).toEqual(refused('upgrade-needed'));
    for (const target of ['/', '/alive', '/socket/', '/socket/x', '/assets/index-1.js', '//socket']) {
      expect(upgrade(target)).toEqual(refused('not-found'));
    }
  });

  const key = 'k'.repeat(43);

  it('gives an export to who asks for it by its key, with GET', () => {
    expect(ask(`/export/${key}`)).toEqual({ kind: 'export', key });
    expect(ask(`/export/${key}?x=y`)).toEqual({ kind: 'export', key });
    const real = 'AZaz09-_'.repeat(6).slice(0, 43);
    expect(ask(`/export/${real}`)).toEqual({ kind: 'export', key: real });
    expect(ask(`/export/${key}`, letIn, { method: 'HEAD' })).toEqual(refused('not-found'));
    expect(ask(`/export/${key}`, letIn, { method: 'POST' })).toEqual(refused('unsafe-method'));
    expect(upgrade(`/export/${key}`)).toEqual(refused('not-found'));
  });

  it.each([
    '/export',
    '/export/',
    `/export/${key.slice(1)}`,
    `/export/${key}k`,
    `/export/${key}/`,
    `/export//${key}`,
    `/export/../export/${key}`,
    `/export/${key}/../../package.json`,
    `/export/${key.slice(1)}.`,
    `/export/${key.slice(1)}%6b`,
    `/export/%2e%2e%2f${key.slice(9)}`,
    `/EXPORT/${key}`,
    `/exports/${key}`,
    `/x/export/${key}`,
    `/export?key=${key}`,
    '/files.json',
    '/package.json',
    '/..',
    '/../package.json',
    '/assets/../index.html',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/%2e%2e%2fpackage.json',
    '/..\\package.json',
    '//index.html',
    '/./index.html',
    '/assets//index-1.js',
    '/assets',
    '/assets/',
    '/assets/index-1.js.map',
    '/index.html\0',
    '/index.html%00',
    '/INDEX.HTML',
    '/__proto__',
    '/constructor',
    '/etc/passwd',
    'http://evil.example/',
    `http://${authority}/index.html`,
    '*',
    '',
    `/${'a'.repeat(100_000)}`,
  ])('finds nothing at %.80s', (target) => {
    expect(ask(target)).toEqual(refused('not-found'));
  });

  it.each<[string, Arrival['headers'], RefusalCode]>([
    ['a foreign Host', { ...page, host: ['evil.example:4711'] }, 'foreign-host'],
    ['a foreign Origin', { ...page, origin: ['http://127.0.0.1:4712'] }, 'foreign-origin'],
    ['a null Origin', { ...page, origin: ['null'] }, 'foreign-origin'],
  ])('refuses %s on every path, for requests and upgrades', (_, headers, why) => {
    for (const target of [
      '/',
      '/alive',
      '/assets/index-1.js',
      '/socket',
      '/nothing',
      '/?key=key',
      `/export/${key}`,
    ]) {
      expect(ask(target, headers)).toEqual(refused(why));
      expect(upgrade(target, headers)).toEqual(refused(why));
    }
  });

  it('refuses an upgrade without an Origin', () => {
    expect(upgrade('/socket', letIn)).toEqual(refused('foreign-origin'));
  });

  it('refuses what another page caused, even with the right key', () => {
    const headers = { ...letIn, 'sec-fetch-site': ['same-site'] };
    for (const target of ['/', '/?key=key', '/alive', `/export/${key}`])
      expect(ask(target, headers)).toEqual(refused('foreign-site'));
  });

  it('refuses every method that could change something', () => {
    for (const target of ['/', '/?key=key', '/alive', '/nothing']) {
      expect(ask(target, letIn, { method: 'POST' })).toEqual(refused('unsafe-method'));
    }
  });
});

describe('without the cookie', () => {
  const stranger = { host: [authority] };

  it('welcomes who shows the key', () => {
    expect(ask('/?key=key', stranger)).toEqual({ kind: 'welcome' });
    expect(ask('/?key=key', { ...stranger, 'sec-fetch-site': ['none'] })).toEqual({ kind: 'welcome' });
  });

  it('refuses a wrong key, with or without the cookie', () => {
    for (const key of ['', 'wrong', 'token', 'key%20', 'KEY']) {
      expect(ask(`/?key=${key}`, stranger)).toEqual(refused('wrong-key'));
      expect(ask(`/?key=${key}`, letIn)).toEqual(refused('wrong-key'));
    }
  });

  it('takes the key at the document only, once, and never on an upgrade', () => {
    for (const target of ['/?key=key&key=key', '/alive?key=key', '/index.html?key=key', '/socket?key=key']) {
      expect(ask(target, stranger)).toEqual(refused('no-key'));
    }
    const own = { ...stranger, origin: [`http://${authority}`] };
    expect(upgrade('/?key=key', own)).toEqual(refused('no-key'));
    expect(upgrade('/socket?key=key', own)).toEqual(refused('no-key'));
  });

  it('does not tell what exists', () => {
    const targets = [
      '/',
      '/alive',
      '/socket',
      '/assets/index-1.js',
      `/export/${'k'.repeat(43)}`,
      '/nothing',
      '//',
      'http://evil.example/',
    ];
    expect(targets.map((target) => ask(target, stranger))).toEqual(targets.map(() => refused('no-key')));
  });
});
