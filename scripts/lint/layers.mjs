// @ts-check
import { clockRule } from './clock-rule.mjs';
import { layerRule } from './layer-rule.mjs';

/**
 * What the files of one folder may import.
 * @typedef {object} Layer
 * @property {string} folder Folder from the project's root, with `/`. `''` stands for the files in the root itself.
 * @property {string} may The row in words; it ends the sentence "<folder> may import …".
 * @property {readonly string[]} layers Folders of this project.
 * @property {readonly string[]} [types] Folders of this project of which only types may be imported.
 * @property {readonly string[]} [files] Single files of this project, without extension, beyond those folders.
 * @property {boolean} node Whether Node's built-in modules may be imported.
 * @property {readonly string[] | 'any'} packages Packages; `name/*` stands for all of a scope.
 */

/**
 * A raw module, or one name of it, that a single file wraps for everybody else.
 * @typedef {object} SoleImporter
 * @property {readonly string[]} modules
 * @property {string} [name] The exported name that is meant; without it, the whole module.
 * @property {string} within Folder whose files the row binds; `''` is the whole project.
 * @property {string} file The one file that may.
 * @property {string} instead What everybody else does, in words.
 */

/**
 * The import table of the project: docs and lint both mean this one. A file belongs to the row with the longest folder.
 * @type {readonly Layer[]}
 */
export const layers = [
  {
    folder: 'shared',
    may: 'shared, the schema library (zod) and a few pure libraries only: no node:*, no DOM, no electron, nothing of another folder',
    layers: ['shared'],
    node: false,
    packages: ['zod', '@msgpack/msgpack', '@exodus/bytes', 'crc', 're2js'],
  },
  {
    folder: 'electron/engine',
    may: 'shared and node:* only: it runs and is tested without Electron and without any host',
    layers: ['electron/engine', 'shared'],
    node: true,
    packages: [],
  },
  {
    folder: 'electron/main',
    may: 'the engine, shared, electron and node:* only, never host, preload or renderer',
    layers: ['electron/main', 'electron/engine', 'shared'],
    node: true,
    packages: ['electron', 'zod'],
  },
  {
    folder: 'electron/preload',
    may: 'electron, the channel names (shared/channels) and types of shared only: it is bundled into one small sandboxed file',
    layers: ['electron/preload'],
    types: ['shared'],
    files: ['shared/channels'],
    node: false,
    packages: ['electron'],
  },
  {
    folder: 'electron/host',
    may: 'the engine, shared, node:* and its web libraries (ws, open) only, never electron or renderer',
    layers: ['electron/host', 'electron/engine', 'shared'],
    node: true,
    packages: ['ws', 'open', 'zod'],
  },
  {
    folder: 'renderer',
    may: 'shared and its user-interface libraries only, never electron/ or node:*: it reaches the engine through the contract',
    layers: ['renderer', 'shared'],
    node: false,
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      'react-resizable-panels',
      'lucide-react',
      'uplot',
      '@fontsource-variable/*',
    ],
  },
  {
    folder: 'e2e',
    may: 'its own fixtures, node:*, test libraries, types of shared, and the wire format with its limits only: it drives the built app from outside',
    layers: ['e2e'],
    types: ['shared'],
    files: ['shared/envelope', 'shared/limits'],
    node: true,
    packages: ['@playwright/test', '@axe-core/playwright', 'ws'],
  },
  {
    folder: 'bench',
    may: 'the engine, shared, node:*, a browser to open the window in (playwright) and ws only: it measures what ships',
    layers: ['bench', 'electron/engine', 'shared'],
    node: true,
    packages: ['playwright', 'ws'],
  },
  {
    folder: 'scripts',
    may: 'other scripts, node:* and development tools only, never the code of the app',
    layers: ['scripts'],
    node: true,
    packages: 'any',
  },
  {
    folder: '',
    may: 'scripts, the Playwright configuration, node:*, development tools and types of e2e only: the files in the root configure tools',
    layers: ['scripts'],
    files: ['playwright.config'],
    types: ['e2e'],
    node: true,
    packages: 'any',
  },
];

/**
 * Raw APIs with one importer each. Specs and their fixtures are exempt: they play the peer of the wrapper they test.
 * @type {readonly SoleImporter[]}
 */
export const soleImporters = [
  {
    modules: ['net', 'tls', 'dgram'],
    within: 'electron',
    file: 'electron/engine/socket-runner.ts',
    instead: 'sockets are opened, read and written there; give its commands and take its events',
  },
  {
    modules: ['electron'],
    name: 'ipcMain',
    within: 'electron/main',
    file: 'electron/main/ipc.ts',
    instead: 'every message from the window passes the sender check there; add a method to the contract',
  },
  {
    modules: ['perf_hooks'],
    within: 'electron/engine',
    file: 'electron/engine/clock.ts',
    instead: 'take a Clock as a parameter',
  },
  {
    modules: ['process'],
    name: 'hrtime',
    within: 'electron/engine',
    file: 'electron/engine/clock.ts',
    instead: 'take a Clock as a parameter',
  },
  {
    modules: ['@exodus/bytes'],
    within: '',
    file: 'shared/message/encodings.ts',
    instead: 'encode and decode with its functions',
  },
  {
    modules: ['crc'],
    within: '',
    file: 'shared/message/checksums.ts',
    instead: 'take a checksum from there',
  },
  {
    modules: ['re2js'],
    within: '',
    file: 'shared/matching/linear-regex.ts',
    instead: 'compile a pattern there: its limits and errors are told in one place',
  },
  {
    modules: ['@msgpack/msgpack'],
    within: 'shared',
    file: 'shared/envelope.ts',
    instead: 'the wire format is read and written there',
  },
];

/** The folder in which only {@link clockFile} may read a clock, so that each record's time comes from the same one. */
export const clockFolder = 'electron/engine';
export const clockFile = 'electron/engine/clock.ts';

/**
 * Flat config entries that enforce the table. Paths are resolved against the folder that ESLint runs in.
 * @type {import('eslint').Linter.Config[]}
 */
export const layerRules = [
  {
    files: ['**/*.{ts,tsx,mjs,js}'],
    plugins: { parley: { rules: { layers: layerRule, clock: clockRule } } },
    rules: { 'parley/layers': ['error', { layers, soleImporters }] },
  },
  {
    files: [`${clockFolder}/**/*.ts`],
    ignores: [clockFile, '**/*.spec.ts', `${clockFolder}/**/fixtures/**`],
    rules: { 'parley/clock': 'error' },
  },
];
