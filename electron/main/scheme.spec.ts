import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAssetHandler, DOCUMENT_URL, readManifest } from './scheme';

let outer: string;
let folder: string;

beforeAll(() => {
  outer = mkdtempSync(join(tmpdir(), 'parley-scheme-'));
  folder = join(outer, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(outer, 'secret.html'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'unlisted.html'), 'unlisted');
  writeFileSync(join(folder, 'assets/main.js'), 'export {}');
  writeFileSync(
    join(folder, 'files.json'),
    JSON.stringify(['index.html', 'assets/main.js', 'assets/gone.js']),
  );
});
afterAll(() => rmSync(outer, { recursive: true }));

const ask = (url: string, method = 'GET'): Promise<Response> =>
  createAssetHandler(folder, readManifest(folder))({ url, method });

describe('the app: scheme', () => {
  it('serves the document with the policy and its type', async () => {
    const response = await ask(DOCUMENT_URL);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<!doctype html>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('serves listed files, by GET and by HEAD', async () => {
    const script = await ask('app://parley/assets/main.js?v=1#x');
    expect([script.status, await script.text()]).toEqual([200, 'export {}']);
    const head = await ask('app://parley/assets/main.js', 'HEAD');
    expect([head.status, await head.text(), head.headers.get('content-type')]).toEqual([
      200,
      '',
      'text/javascript; charset=utf-8',
    ]);
  });

  it.each([
    'app://parley/unlisted.html',
    'app://parley/files.json',
    'app://parley/../secret.html',
    'app://parley/%2e%2e/secret.html',
    'app://parley/..%2fsecret.html',
    'app://parley/assets/..%2f..%2fsecret.html',
    'app://parley/..\\secret.html',
    'app://parley//index.html',
    'app://parley/index.html%00',
    'app://parley/INDEX.HTML',
    'app://parley/etc/passwd',
    'app://parley/assets/gone.js',
    'app://parley.evil/',
    'app://evil/index.html',
    'app://parley:80/',
    'app://',
    'file:///etc/passwd',
    'https://parley/',
    'not a url',
  ])('has nothing at %s', async (url) => {
    const response = await ask(url);
    expect([response.status, await response.text()]).toEqual([404, '']);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    expect((await ask(DOCUMENT_URL, method)).status).toBe(405);
  });
});

describe('readManifest', () => {
  it.each([
    ['is missing', null],
    ['is no JSON', 'x'],
    ['lists a path outside', '["index.html","../secret.html"]'],
    ['lists no document', '["assets/main.js"]'],
  ])('says that the build is broken when the manifest %s', (_case, text) => {
    const broken = mkdtempSync(join(outer, 'broken-'));
    if (text !== null) writeFileSync(join(broken, 'files.json'), text);
    expect(() => readManifest(broken)).toThrow(`The window’s files are missing or damaged (${broken}).`);
  });
});
