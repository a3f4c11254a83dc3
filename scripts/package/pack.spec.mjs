import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDesktopEntry, checkFiles, checkFuses } from './checks.mjs';
import { makeDummyElectron } from './dummy-electron.mjs';
import { pack } from './pack.mjs';

let projectDir;

beforeEach(() => {
  projectDir = mkdtempSync(join(tmpdir(), 'parley-pack-'));
});
afterEach(() => rmSync(projectDir, { recursive: true, force: true }));

function write(name, text) {
  mkdirSync(dirname(join(projectDir, name)), { recursive: true });
  writeFileSync(join(projectDir, name), text);
}

/** Packs a small project whose configuration breaks a rule. */
function packWith(config) {
  const author = { name: 'A', email: 'a@parley.example' };
  const about = {
    name: 'small',
    version: '1.0.0',
    description: 'x',
    author,
    homepage: 'https://parley.example',
  };
  write('package.json', JSON.stringify({ ...about, main: 'out/main/main.js' }));
  write('out/main/main.js', 'export {};');
  write('out/host/host.js', 'export {};');
  const base = {
    productName: 'Parley',
    linux: { executableName: 'parley', category: 'Utility' },
    electronVersion: '45.4.1',
  };
  write('electron-builder.yml', JSON.stringify({ ...base, ...config }));
  const electronDist = join(projectDir, 'electron');
  makeDummyElectron(electronDist, '45.4.1');
  return pack({ projectDir, electronDist, output: join(projectDir, 'dist') });
}

// Packing walks through many files: slow where several things run at once.
describe('pack', { timeout: 120_000 }, () => {
  it('refuses a configuration that does not fit the schema', async () => {
    await expect(packWith({ aplId: 'typing.mistake' })).rejects.toThrow(/aplId/);
  });

  it('finds what really went into a package', async () => {
    const found = await packWith({
      files: ['out/**/*', 'package.json'],
      electronFuses: { runAsNode: false },
    });
    expect(checkFiles(found.files)).toContain('out/host/host.js does not belong into the app.');
    expect(checkFiles(found.files)).not.toContain('out/main/main.js is missing.');
    expect(found.asarBytes).toBeGreaterThan(0);
    expect(found.fuses).toMatchObject({ RunAsNode: false, EnableNodeCliInspectArguments: true });
    expect(checkFuses(found.fuses)).toContain('The fuse EnableNodeCliInspectArguments is not off.');
    expect(checkDesktopEntry(found.desktopEntries['AppImage'])).toContain(
      'It turns the sandbox off (--no-sandbox).',
    );
    expect(found.desktopEntries['deb']).toContain('Exec=/opt/Parley/parley %U\n');
  });
});
