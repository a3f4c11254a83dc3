// @ts-check
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, Platform } from 'electron-builder';

// Both come with electron-builder, and are taken from there so that what reads a package is what wrote it.
const require = createRequire(import.meta.url);
const requireOfBuilder = createRequire(
  createRequire(require.resolve('electron-builder')).resolve('app-builder-lib'),
);
/** @type {{ listPackage(file: string, options: { isPack: boolean }): string[], statFile(file: string, name: string): object }} */
const asar = requireOfBuilder('@electron/asar');
/** @type {{ FuseV1Options: Record<string, string | number>, getCurrentFuseWire(file: string): Promise<Record<string, unknown>> }} */
const fuses = requireOfBuilder('@electron/fuses');
/** How the wire writes a fuse that is on (the character `1`). */
const FUSE_ON = 49;

/**
 * What was found in a package.
 * @typedef {object} Package
 * @property {string[]} files Paths in the archive, with `/`.
 * @property {number} asarBytes
 * @property {Record<string, string>} desktopEntries The generated desktop entry of each kind of package.
 * @property {Record<string, boolean>} fuses State of each fuse in the packaged binary, by name.
 */

/**
 * Packs the app for Linux with electron-builder.yml, up to the point where it would download the tools that wrap it.
 * Rejects when the configuration does not fit electron-builder's own schema.
 * @param {object} options
 * @param {string} options.projectDir
 * @param {string} options.electronDist Folder of an unpacked Electron.
 * @param {string} options.output Folder to pack into.
 * @returns {Promise<Package>}
 */
export async function pack({ projectDir, electronDist, output }) {
  /** @type {Record<string, string>} */
  const desktopEntries = {};
  await build({
    projectDir,
    publish: 'never',
    targets: Platform.LINUX.createTarget(['AppImage', 'deb']),
    config: { electronDist, directories: { output } },
    // Called with what a target was given; `true` ends that target there.
    effectiveOptionComputed: (/** @type {{ desktop: string } | [string[], string]} */ computed) => {
      if (Array.isArray(computed)) desktopEntries['deb'] = readFileSync(computed[1], 'utf8');
      else desktopEntries['AppImage'] = computed.desktop;
      return Promise.resolve(true);
    },
  });
  const unpacked = join(output, 'linux-unpacked');
  const archive = join(unpacked, 'resources/app.asar');
  return {
    files: listFiles(archive),
    asarBytes: statSync(archive).size,
    desktopEntries,
    fuses: await readFuses(join(unpacked, 'parley')),
  };
}

/** @param {string} archive */
function listFiles(archive) {
  return asar
    .listPackage(archive, { isPack: false })
    .map((name) => name.replaceAll('\\', '/').replace(/^\//, ''))
    .filter((name) => !('files' in asar.statFile(archive, name)));
}

/** @param {string} binary */
async function readFuses(binary) {
  const wire = await fuses.getCurrentFuseWire(binary);
  const named = Object.entries(fuses.FuseV1Options).filter(([, index]) => typeof index === 'number');
  return Object.fromEntries(named.map(([name, index]) => [name, wire[index] === FUSE_ON]));
}
