import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest } from '../../shared/assets';

/** The built window, whole: bytes by listed name. */
export type WindowFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Reads every file that the build's manifest lists, once: afterwards no request touches the disk, and no path of a
 * request is ever joined to a folder. Throws when the folder holds no complete build.
 */
export function readWindow(folder: string): WindowFiles {
  const manifest = parseManifest(readFileSync(join(folder, 'files.json'), 'utf8'));
  if (!manifest.has('index.html')) throw new Error('The build lists no document.');
  return new Map([...manifest].map((name) => [name, readFileSync(join(folder, name))]));
}
