import { describe, expect, it } from 'vitest';
import {
  checkDesktopEntry,
  checkFiles,
  checkFuses,
  checkSize,
  MAX_ASAR_BYTES,
  wantedFuses,
} from './checks.mjs';

const files = [
  'package.json',
  'out/main/main.js',
  'out/preload/preload.cjs',
  'out/threads/scan.cjs',
  'out/threads/write.cjs',
  'out/renderer/assets/index-1.js',
  'out/renderer/files.json',
  'out/renderer/index.html',
];

describe('checkFiles', () => {
  it('accepts the build output', () => {
    expect(checkFiles(files)).toEqual([]);
  });

  it.each([
    ['out/main/main.js.map', /source map/],
    ['out/host/host.js', /does not belong/],
    ['out/bench/bench.js', /does not belong/],
    ['node_modules/zod/index.js', /does not belong/],
    ['electron/main/main.ts', /does not belong/],
    ['out/mainly.js', /does not belong/],
  ])('catches %s', (name, problem) => {
    expect(checkFiles([...files, name])).toEqual([expect.stringMatching(problem)]);
  });

  it.each(files.filter((name) => !name.includes('assets')))('misses %s', (name) => {
    expect(checkFiles(files.filter((other) => other !== name))).toEqual([`${name} is missing.`]);
  });
});

describe('checkSize', () => {
  it('catches an archive that is too large', () => {
    expect(checkSize(MAX_ASAR_BYTES - 1)).toEqual([]);
    expect(checkSize(MAX_ASAR_BYTES)).toHaveLength(1);
  });
});

describe('checkDesktopEntry', () => {
  const entry = `[Desktop Entry]
Name=Parley
Exec=/opt/Parley/parley %U
Terminal=false
Type=Application
Icon=parley
StartupWMClass=parley
GenericName=TCP workbench
Comment=A desktop TCP workbench: start servers and clients side by side.
Categories=Development;Network;
`;

  it('accepts the entries of both packages', () => {
    expect(checkDesktopEntry(entry)).toEqual([]);
    expect(checkDesktopEntry(entry.replace('/opt/Parley/parley', 'AppRun'))).toEqual([]);
  });

  it.each([
    ['a sandbox turned off', 'parley %U', 'parley --no-sandbox %U', /--no-sandbox/],
    ['another program', 'Exec=/opt/Parley/parley', 'Exec=/tmp/parley', /^Exec/],
    ['a second Exec', 'Terminal=false', 'Terminal=false\nExec=/bin/sh', /^Exec/],
    ['no comment', /Comment=.*\n/, '', /^Comment/],
    ['another category', 'Development;Network;', 'Utility;', /^Categories/],
    ['another window class', 'WMClass=parley', 'WMClass=Electron', /^StartupWMClass/],
    ['no heading', '[Desktop Entry]\n', '', /begin/],
  ])('catches %s', (_what, from, to, problem) => {
    expect(checkDesktopEntry(entry.replace(from, to))).toContainEqual(expect.stringMatching(problem));
  });
});

describe('checkFuses', () => {
  it('accepts the wanted states', () => {
    expect(checkFuses(wantedFuses)).toEqual([]);
  });

  it.each(Object.keys(wantedFuses))('catches %s when it is flipped, and when it is missing', (name) => {
    const { [name]: state, ...others } = wantedFuses;
    expect(checkFuses({ ...others, [name]: !state })).toEqual([expect.stringContaining(name)]);
    expect(checkFuses(others)).toEqual([expect.stringContaining(name)]);
  });
});
