import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { electronBinary, wantedVersion } from './electron.mjs';

let folder = '';
function write(file: string, content = '') {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
}
const find = (env: NodeJS.ProcessEnv = {}, platform: NodeJS.Platform = 'linux') =>
  electronBinary({ env, folder, platform });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-electron-'));
  write('package.json', '{ "version": "45.4.1" }');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('finds none in a fresh package', () => expect(find()).toBeNull());

it('finds the binary of the wanted version', () => {
  write('dist/version', 'v45.4.1');
  write('dist/electron');
  write('path.txt', 'electron');
  expect(find()).toBe(join(folder, 'dist/electron'));
});

it('does not take the binary of another version', () => {
  write('dist/version', '44.0.0');
  write('dist/electron');
  write('path.txt', 'electron');
  expect(find()).toBeNull();
});

it('does not take a binary that was not unpacked to the end', () => {
  write('dist/version', '45.4.1');
  write('dist/electron');
  expect(find()).toBeNull();
});

it('takes the folder of ELECTRON_OVERRIDE_DIST_PATH, whatever its version, and nothing else', () => {
  write('dist/version', '45.4.1');
  write('dist/electron');
  write('path.txt', 'electron');
  expect(find({ ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'mine') })).toBeNull();
  write('mine/electron');
  expect(find({ ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'mine') })).toBe(join(folder, 'mine/electron'));
});

it.each([
  ['darwin', 'Electron.app/Contents/MacOS/Electron'],
  ['win32', 'electron.exe'],
] as const)('knows the name on %s', (platform, name) => {
  write('dist/version', '45.4.1');
  write(`dist/${name}`);
  write('path.txt', name);
  expect(find({}, platform)).toBe(join(folder, 'dist', name));
});

it('reads the wanted version; none where the package is missing', () => {
  expect(wantedVersion(folder)).toBe('45.4.1');
  expect(wantedVersion(join(folder, 'nowhere'))).toBe('');
});
