// @ts-check
import { builtinModules } from 'node:module';
import { posix } from 'node:path';

/** @typedef {import('./layers.mjs').Layer} Layer */
/** @typedef {import('./layers.mjs').SoleImporter} SoleImporter */

/**
 * What a specifier stands for: a file of this project (path from its root, with `/`), one of Node's built-in modules
 * (without `node:`), or a package (`react-dom`, `@scope/name`). `outside` is a path that leaves the project.
 * @typedef {{ kind: 'file' | 'node' | 'package' | 'outside', name: string }} Target
 */

/** Libraries that a spec and its fixtures may use on top of what their layer may. */
const specPackages = ['vitest', 'fast-check', 'vite'];

/**
 * Whether a file is a spec, or in a `fixtures` folder and so a part of one.
 * @param {string} file
 */
export const isSpec = (file) => /\.spec\.[cm]?[jt]sx?$|\/fixtures\//.test(file);

/**
 * The row that a file belongs to: the one with the longest folder that holds it. `''` holds the root's own files only.
 * @template {{ folder: string }} T
 * @param {readonly T[]} layers
 * @param {string} file Path from the project's root, with `/`.
 * @returns {T | undefined}
 */
export function layerOf(layers, file) {
  const holding = layers.filter(({ folder }) =>
    folder === '' ? !file.includes('/') : file.startsWith(`${folder}/`),
  );
  return holding.sort((a, b) => b.folder.length - a.folder.length)[0];
}

/**
 * Finds out what a specifier in a file stands for, without reading the disk.
 * @param {string} file The importing file: path from the project's root, with `/`.
 * @param {string} specifier As written in the import.
 * @returns {Target}
 */
export function resolveTarget(file, specifier) {
  const bare = specifier.replace(/[?#].*$/, '');
  if (/^\.{1,2}(\/|$)/.test(bare)) {
    const path = posix.join(posix.dirname(file), bare);
    return path.startsWith('..') ? { kind: 'outside', name: path } : { kind: 'file', name: path };
  }
  if (bare.startsWith('/') || /^(?!node:)[a-z]+:/i.test(bare)) return { kind: 'outside', name: bare };
  const name = bare.replace(/^node:/, '');
  const root = name.split('/')[0] ?? '';
  if (bare.startsWith('node:') || builtinModules.includes(root)) return { kind: 'node', name };
  const [first = '', second] = bare.split('/');
  return {
    kind: 'package',
    name: first.startsWith('@') && second !== undefined ? `${first}/${second}` : first,
  };
}

/**
 * Whether a row of the table lets a file import something.
 * @param {Layer} layer The importing file's row.
 * @param {string} file The importing file.
 * @param {Target} target
 * @param {{ typeOnly: boolean, layers: readonly Layer[] }} context The whole table, to find the target's own row.
 */
export function mayImport(layer, file, target, { typeOnly, layers }) {
  const spec = isSpec(file);
  switch (target.kind) {
    case 'outside':
      return false;
    case 'node':
      return layer.node || spec;
    case 'package':
      return mayUsePackage(layer, target.name) || (spec && specPackages.includes(target.name));
    case 'file': {
      const owner = layerOf(layers, target.name)?.folder;
      if (owner === undefined) return false;
      const inTypes = typeOnly && (layer.types?.includes(owner) ?? false);
      return (
        layer.layers.includes(owner) ||
        inTypes ||
        (layer.files?.includes(withoutExtension(target.name)) ?? false)
      );
    }
  }
}

/**
 * The sole-importer row that an import breaks, if any.
 * @param {readonly SoleImporter[]} soleImporters
 * @param {string} file The importing file.
 * @param {Target} target
 * @param {string | null} imported The imported name; `null` for a namespace, a default, or a whole module.
 */
export function brokenSoleImporter(soleImporters, file, target, imported) {
  if (isSpec(file) || target.kind === 'file') return undefined;
  return soleImporters.find(
    (row) =>
      (row.within === '' || file.startsWith(`${row.within}/`)) &&
      file !== row.file &&
      row.modules.includes(target.name) &&
      (row.name === undefined || imported === null || imported === row.name),
  );
}

/**
 * @param {Layer} layer
 * @param {string} name
 */
function mayUsePackage({ packages }, name) {
  if (packages === 'any') return true;
  return packages.some((allowed) =>
    allowed.endsWith('/*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed,
  );
}

/** @param {string} path */
const withoutExtension = (path) => path.replace(/\.(ts|tsx|mjs|js)$/, '');
