import { describe, expect, it } from 'vitest';
import { assetFor, contentTypeOf, parseManifest } from './assets';

describe('parseManifest', () => {
  it('reads the names that a build lists', () => {
    const names = ['assets/index-DxMizAa1.js', 'icon.svg', 'index.html'];
    expect([...parseManifest(JSON.stringify(names))]).toEqual(names);
  });

  it.each([
    '',
    '{}',
    'null',
    '[1]',
    '[null]',
    '[""]',
    '["/index.html"]',
    '["../index.html"]',
    '["assets/../../x"]',
    '["assets\\\\x.js"]',
    '["C:/x.js"]',
    '["a b.js"]',
    '["%2e%2e/x.js"]',
    '["x.js\\u0000"]',
    '["x.js\\n"]',
    '["index.html"',
  ])('throws for %s', (json) => {
    expect(() => parseManifest(json)).toThrow();
  });
});

describe('assetFor', () => {
  const manifest = new Set(['index.html', 'assets/a-1.js', 'notes.txt', 'html']);

  it.each([
    ['/', 'index.html'],
    ['/index.html', 'index.html'],
    ['/assets/a-1.js', 'assets/a-1.js'],
  ])('finds %s', (path, name) => {
    expect(assetFor(manifest, path)).toBe(name);
  });

  it.each([
    '',
    '//',
    '/files.json',
    '/notes.txt',
    '/html',
    '/assets',
    '/assets/',
    '/assets/../index.html',
    '//index.html',
    '/%69ndex.html',
    '/..%2findex.html',
    '/\\index.html',
    '/index.html\0',
    '/index.html?x',
    '/INDEX.HTML',
    '/__proto__',
  ])('finds nothing at %j', (path) => {
    expect(assetFor(manifest, path)).toBeNull();
  });
});

describe('contentTypeOf', () => {
  it('knows what the window is made of', () => {
    expect(contentTypeOf('index.html')).toBe('text/html; charset=utf-8');
    expect(contentTypeOf('a.b.js')).toBe('text/javascript; charset=utf-8');
    expect(contentTypeOf('fonts/inter.woff2')).toBe('font/woff2');
  });

  it.each(['x.json', 'x.map', 'x', 'js', 'x.', 'x.JS', 'x.constructor', 'x.__proto__', 'a.js/x'])(
    'knows no %s',
    (name) => {
      expect(contentTypeOf(name)).toBeNull();
    },
  );
});
