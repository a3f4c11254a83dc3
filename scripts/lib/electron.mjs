// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './root.mjs';

/** The installed `electron` package: it brings types and an installer, and its binary only once that ran. */
export const electronPackage = inRoot('node_modules/electron');

/** @type {Readonly<Partial<Record<NodeJS.Platform, string>>>} */
const namesInDist = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/**
 * Where Electron's binary is, or `null` when there is none. Follows `electron/index.js`, without its download:
 * ELECTRON_OVERRIDE_DIST_PATH first, then the package's own `dist` of the version it wants.
 * @param {object} [where]
 * @param {NodeJS.ProcessEnv} [where.env]
 * @param {string} [where.folder] The `electron` package.
 * @param {NodeJS.Platform} [where.platform]
 */
export function electronBinary({
  env = process.env,
  folder = electronPackage,
  platform = process.platform,
} = {}) {
  const name = namesInDist[platform] ?? 'electron';
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const binary = join(override ?? join(folder, 'dist'), name);
  if (!existsSync(binary)) return null;
  return override !== undefined || isComplete(folder, name) ? binary : null;
}

/**
 * The version that the package wants, as `45.4.1`; empty when the package is not installed.
 * @param {string} [folder]
 */
export function wantedVersion(folder = electronPackage) {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return '';
  const manifest = /** @type {{ version: string }} */ (JSON.parse(readFileSync(file, 'utf8')));
  return manifest.version;
}

/**
 * Whether the whole of the wanted version was unpacked: the installer writes `path.txt` when it is done.
 * @param {string} folder
 * @param {string} name
 */
function isComplete(folder, name) {
  const version = textOf(join(folder, 'dist', 'version')).replace(/^v/, '');
  return version === wantedVersion(folder) && textOf(join(folder, 'path.txt')) === name;
}

/** @param {string} file */
const textOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');
