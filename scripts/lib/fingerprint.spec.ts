import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint, isBuildInput, isStale } from './fingerprint.mjs';

describe('isBuildInput', () => {
  it.each([
    'shared/limits.ts',
    'renderer/public/icon.svg',
    'vite.config.ts',
    'package-lock.json',
    'tsconfig.json',
  ])('is true of %s', (file) => expect(isBuildInput(file)).toBe(true));

  it.each([
    'shared/limits.spec.ts',
    'e2e/first-echo.e2e.ts',
    'README.md',
    'scripts/build.mjs',
    'docs/shared/a.md',
  ])('is false of %s', (file) => expect(isBuildInput(file)).toBe(false));
});

describe('fingerprint', () => {
  let folder = '';
  const write = (file: string, content: string) => writeFileSync(join(folder, file), content);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-fingerprint-'));
    mkdirSync(join(folder, 'shared'));
    write('shared/a.ts', 'a');
    write('shared/b.ts', 'b');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['a changed file', () => write('shared/a.ts', 'A')],
    ['a new file', () => write('shared/c.ts', '')],
    ['a removed file', () => rmSync(join(folder, 'shared/b.ts'))],
    [
      'bytes that moved from one file to the next',
      () => (write('shared/a.ts', 'ab'), write('shared/b.ts', '')),
    ],
  ])('differs after %s', (_, change) => {
    const before = fingerprint(folder);
    change();
    expect(fingerprint(folder)).not.toBe(before);
  });

  it.each([
    ['a touched file', () => utimesSync(join(folder, 'shared/a.ts'), 1, 1)],
    ['a new spec', () => write('shared/a.spec.ts', 'x')],
    ['what was built', () => (mkdirSync(join(folder, 'out')), write('out/a.ts', 'x'))],
  ])('is the same after %s', (_, change) => {
    const before = fingerprint(folder);
    change();
    expect(fingerprint(folder)).toBe(before);
  });
});

it.each([
  ['the same sources, all there', { now: 'a', stamp: 'a', missing: [] }, false],
  ['other sources', { now: 'a', stamp: 'b', missing: [] }, true],
  ['no build yet', { now: 'a', stamp: null, missing: [] }, true],
  ['a file of the build gone', { now: 'a', stamp: 'a', missing: ['out/host/host.js'] }, true],
])('isStale: %s', (_, state, stale) => {
  expect(isStale(state)).toBe(stale);
});
