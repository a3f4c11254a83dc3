// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writtenFiles } from './source-files.mjs';

/** What the build reads: folders of sources, and in the root what configures it. */
const builtFolders = /^(shared|electron|renderer|bench)\//;
const buildSettings = /^(package\.json|package-lock\.json|vite\.config\.ts|tsconfig[^/]*\.json)$/;

/**
 * Whether the build's result depends on a file.
 * @param {string} file Path from the project's root, with `/`.
 */
export function isBuildInput(file) {
  if (/\.spec\.tsx?$/.test(file)) return false;
  return builtFolders.test(file) || buildSettings.test(file);
}

/**
 * A digest of everything that the build reads. Of content, not of times: a checkout or a copy changes times, a deleted
 * file has none, and the lock file stands for the installed packages.
 * @param {string} folder The project's root.
 */
export function fingerprint(folder) {
  const hash = createHash('sha256');
  for (const file of writtenFiles(folder).filter(isBuildInput)) {
    const content = readFileSync(join(folder, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Whether what was built last is not what a build would make now.
 * @param {{ now: string, stamp: string | null, missing: readonly string[] }} state Digest of the sources, digest that
 *   the last build left (`null`: none), and files of the build that are gone.
 */
export const isStale = ({ now, stamp, missing }) => stamp !== now || missing.length > 0;
