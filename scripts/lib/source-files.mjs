// @ts-check
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Folders that hold what was made or installed, never what was written. */
const made = new Set(['node_modules', 'out', 'dist', 'test-results', 'playwright-report', '.git']);

/**
 * Every file below a folder that a person wrote, in a stable order.
 * @param {string} folder
 * @returns {string[]} Paths relative to the folder, with `/`.
 */
export function writtenFiles(folder) {
  /** @type {(current: string) => string[]} */
  const walk = (current) =>
    readdirSync(current, { withFileTypes: true }).flatMap((entry) => {
      const path = join(current, entry.name);
      if (entry.isDirectory()) return made.has(entry.name) ? [] : walk(path);
      return entry.isFile() ? [relative(folder, path).split(sep).join('/')] : [];
    });
  return walk(folder).sort();
}

/**
 * The program files among {@link writtenFiles}.
 * @param {string} folder
 */
export function sourceFiles(folder) {
  return writtenFiles(folder).filter((file) => /\.(ts|tsx|mjs|js)$/.test(file) && !file.endsWith('.d.ts'));
}
