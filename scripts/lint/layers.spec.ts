import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../lib/source-files.mjs';
import { isSpec, layerOf } from './classify.mjs';
import { clockFile, clockFolder, layerRules, layers, soleImporters } from './layers.mjs';

const root = resolve(import.meta.dirname, '../..');
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: [{ files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } }, ...layerRules],
});

/** The messages that one line of code gets as the content of a file, which need not exist. */
async function messages(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: resolve(root, file) });
  return (result?.messages ?? []).map(({ message }) => message);
}

const violations: readonly (readonly [file: string, code: string, says: string])[] = [
  ['shared/a.ts', `import { readFile } from 'node:fs';`, 'shared/ may import shared, the schema library'],
  ['shared/a.ts', `import { readFile } from 'fs/promises';`, 'This imports node:fs/promises'],
  ['shared/a.ts', `import { app } from 'electron';`, 'This imports the package electron'],
  ['shared/a.ts', `import React from 'react';`, 'This imports the package react'],
  [
    'shared/model/a.ts',
    `import type { E } from '../../electron/engine/engine';`,
    'imports electron/engine/engine',
  ],
  [
    'electron/engine/a.ts',
    `import { app } from 'electron';`,
    'electron/engine/ may import shared and node:* only',
  ],
  ['electron/engine/a.ts', `import type { M } from '../main/main';`, 'This imports electron/main/main'],
  ['electron/engine/a.ts', `import { s } from '../host/server';`, 'This imports electron/host/server'],
  ['electron/engine/a.ts', `import { WebSocket } from 'ws';`, 'This imports the package ws'],
  ['electron/main/a.ts', `import { s } from '../host/server';`, 'electron/main/ may import the engine'],
  ['electron/main/a.ts', `import { App } from '../../renderer/app';`, 'This imports renderer/app'],
  ['electron/main/a.ts', `import { WebSocket } from 'ws';`, 'This imports the package ws'],
  [
    'electron/preload/a.ts',
    `import { readFile } from 'node:fs';`,
    'electron/preload/ may import electron, the channel',
  ],
  [
    'electron/preload/a.ts',
    `import { contract } from '../../shared/contract';`,
    'This imports shared/contract',
  ],
  ['electron/preload/a.ts', `import { e } from '../engine/engine';`, 'This imports electron/engine/engine'],
  ['electron/host/a.ts', `import { app } from 'electron';`, 'electron/host/ may import the engine'],
  ['electron/host/a.ts', `import { App } from '../../renderer/app';`, 'This imports renderer/app'],
  ['electron/host/a.ts', `import { win } from '../main/window';`, 'This imports electron/main/window'],
  ['renderer/a.tsx', `import { e } from '../electron/engine/engine';`, 'never electron/ or node:*'],
  [
    'renderer/a.tsx',
    `import type { E } from '../electron/engine/engine';`,
    'This imports electron/engine/engine',
  ],
  ['renderer/a.tsx', `import { join } from 'node:path';`, 'This imports node:path'],
  ['renderer/a.tsx', `import { ipcRenderer } from 'electron';`, 'This imports the package electron'],
  ['renderer/a.tsx', `import { z } from 'zod';`, 'This imports the package zod'],
  ['e2e/a.ts', `import { e } from '../electron/engine/engine';`, 'e2e/ may import its own fixtures'],
  ['e2e/a.ts', `import { contract } from '../shared/contract';`, 'This imports shared/contract'],
  ['e2e/a.ts', `import { App } from '../renderer/app';`, 'This imports renderer/app'],
  ['bench/a.ts', `import { App } from '../renderer/app';`, 'bench/ may import the engine'],
  ['scripts/a.mjs', `import { e } from '../electron/engine/engine';`, 'scripts/ may import other scripts'],
  ['a.config.ts', `import { test } from './e2e/fixtures';`, 'This imports e2e/fixtures'],
  ['a.config.ts', `import { e } from './electron/engine/engine';`, 'A file in the root may import scripts'],
  ['newcomer/a.ts', ``, 'newcomer/a.ts lies in no folder of the import table'],
  ['electron/a.ts', ``, 'electron/a.ts lies in no folder of the import table'],

  ['renderer/a.ts', `export { e } from '../electron/engine/engine';`, 'This imports electron/engine/engine'],
  ['renderer/a.ts', `export * from '../electron/engine/engine';`, 'This imports electron/engine/engine'],
  [
    'renderer/a.ts',
    `const e = await import('../electron/engine/engine');`,
    'This imports electron/engine/engine',
  ],
  [
    'renderer/a.ts',
    `type E = import('../electron/engine/engine').Engine;`,
    'This imports electron/engine/engine',
  ],
  [
    'renderer/a.ts',
    `import e = require('../electron/engine/engine');`,
    'This imports electron/engine/engine',
  ],
  ['renderer/a.ts', `const e = require('../electron/engine/engine');`, 'This imports electron/engine/engine'],
  ['renderer/a.ts', `import '../electron/engine/engine';`, 'This imports electron/engine/engine'],
  [
    'renderer/a.ts',
    `import e from '../electron/engine/engine.ts?raw';`,
    'This imports electron/engine/engine.ts',
  ],
  ['renderer/a.ts', `import x from '/etc/hosts';`, '/etc/hosts, outside of the project'],
  ['renderer/a.ts', `import x from 'file:///etc/hosts';`, 'outside of the project'],
  ['renderer/a.ts', `import x from '../../elsewhere/x';`, '../elsewhere/x, outside of the project'],
  ['renderer/a.ts', `const e = await import(name);`, 'a computed one cannot be checked'],

  [
    'electron/engine/a.ts',
    `import { connect } from 'node:net';`,
    'Only electron/engine/socket-runner.ts may import node:net',
  ],
  [
    'electron/engine/a.ts',
    `import type { Socket } from 'net';`,
    'Only electron/engine/socket-runner.ts may import node:net',
  ],
  [
    'electron/host/a.ts',
    `import tls from 'node:tls';`,
    'Only electron/engine/socket-runner.ts may import node:tls',
  ],
  [
    'electron/main/a.ts',
    `import { app, ipcMain } from 'electron';`,
    'Only electron/main/ipc.ts may import ipcMain of electron',
  ],
  [
    'electron/main/a.ts',
    `import * as electron from 'electron';`,
    'Only electron/main/ipc.ts may import ipcMain of electron',
  ],
  [
    'electron/main/a.ts',
    `import electron from 'electron';`,
    'Only electron/main/ipc.ts may import ipcMain of electron',
  ],
  [
    'electron/engine/a.ts',
    `import { performance } from 'node:perf_hooks';`,
    'Only electron/engine/clock.ts may import',
  ],
  [
    'electron/engine/a.ts',
    `import { hrtime } from 'node:process';`,
    'Only electron/engine/clock.ts may import hrtime',
  ],
  ['shared/a.ts', `import { encode } from '@msgpack/msgpack';`, 'Only shared/envelope.ts may import'],
  [
    'shared/a.ts',
    `import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';`,
    'Only shared/message/encodings.ts may import',
  ],
  ['shared/a.ts', `import crc from 'crc/calculators/crc8';`, 'Only shared/message/checksums.ts may import'],
  ['shared/a.ts', `import { RE2JS } from 're2js';`, 'Only shared/matching/linear-regex.ts may import'],

  ['electron/engine/a.ts', `const t = Date.now();`, 'Only electron/engine/clock.ts may read a clock'],
  ['electron/engine/a.ts', `const t = new Date();`, 'Only electron/engine/clock.ts may read a clock'],
  ['electron/engine/a.ts', `const t = Date();`, 'Only electron/engine/clock.ts may read a clock'],
  ['electron/engine/a.ts', `const t = performance.now();`, 'Only electron/engine/clock.ts may read a clock'],
  [
    'electron/engine/a.ts',
    `const t = globalThis.performance.now();`,
    'Only electron/engine/clock.ts may read a clock',
  ],
  [
    'electron/engine/a.ts',
    `const t = process['hrtime'].bigint();`,
    'Only electron/engine/clock.ts may read a clock',
  ],
];

const legal: readonly (readonly [file: string, code: string])[] = [
  ['shared/contract.ts', `import { z } from 'zod'; import { MAX } from './limits';`],
  ['shared/envelope.ts', `import { decode } from '@msgpack/msgpack';`],
  [
    'shared/a.spec.ts',
    `import { readFileSync } from 'node:fs'; import { it } from 'vitest'; import fc from 'fast-check';`,
  ],
  [
    'electron/engine/a.ts',
    `import { readFile } from 'node:fs/promises'; import { fail } from '../../shared/errors';`,
  ],
  ['electron/engine/a.ts', `const t = new Date(5); setTimeout(work, 5); clock();`],
  ['electron/engine/clock.ts', `import { performance } from 'node:perf_hooks'; performance.now();`],
  ['electron/engine/socket-runner.ts', `import { connect } from 'node:net';`],
  ['electron/engine/fixtures/peer.ts', `import { connect } from 'node:net'; import { build } from 'vite';`],
  ['electron/engine/server.spec.ts', `import { connect } from 'node:net'; const t = Date.now();`],
  ['electron/main/a.ts', `import { app } from 'electron'; import { createEngine } from '../engine/engine';`],
  ['electron/main/a.ts', `import type { WebContents } from 'electron';`],
  ['electron/main/ipc.ts', `import { ipcMain } from 'electron';`],
  ['electron/preload/preload.ts', `import { contextBridge } from 'electron';`],
  ['electron/preload/preload.ts', `import { CALL_CHANNEL } from '../../shared/channels';`],
  ['electron/preload/preload.ts', `import type { Method } from '../../shared/contract';`],
  ['electron/preload/preload.ts', `import { type Method } from '../../shared/contract';`],
  ['electron/host/a.ts', `import { createServer } from 'node:http'; import { WebSocketServer } from 'ws';`],
  ['electron/host/a.ts', `const open = await import('open');`],
  ['renderer/a.tsx', `import { useState } from 'react'; import { createRoot } from 'react-dom/client';`],
  ['renderer/a.tsx', `import '@fontsource-variable/inter'; import styles from './a.module.css';`],
  ['renderer/a.tsx', `import { explain } from '../shared/explanations';`],
  ['e2e/a.e2e.ts', `import { connect } from 'node:net'; import { test } from './fixtures';`],
  [
    'e2e/a.e2e.ts',
    `import type { Row } from '../shared/model/row'; import { encodeWire } from '../shared/envelope';`,
  ],
  [
    'bench/a.ts',
    `import { connect } from 'node:net'; import { createEngine } from '../electron/engine/engine';`,
  ],
  [
    'scripts/a.mjs',
    `import { chromium } from 'playwright'; import { x } from './lib/x.mjs'; await import(computed);`,
  ],
  [
    'a.config.ts',
    `import { defineConfig } from 'vite'; import { findChromium } from './scripts/lib/chromium.mjs';`,
  ],
];

describe('the import table', () => {
  it.each(violations)('refuses, in %s, %s', async (file, code, says) => {
    expect(await messages(file, code)).toEqual([expect.stringContaining(says)]);
  });

  it.each(legal)('lets %s have %s', async (file, code) => {
    expect(await messages(file, code)).toEqual([]);
  });

  it('has a violation in this spec for each of its rows', () => {
    const tried = violations.map(([file]) => layerOf(layers, file)?.folder);
    for (const { folder } of layers) expect(tried, folder).toContain(folder);
    for (const { file } of soleImporters) {
      expect(
        violations.some(([, , says]) => says.startsWith(`Only ${file}`)),
        file,
      ).toBe(true);
    }
  });
});

describe('the table and the project', () => {
  const files = sourceFiles(root);

  it('places each source file', () => {
    expect(files.filter((file) => layerOf(layers, file) === undefined)).toEqual([]);
  });

  it.each(layers.map(({ folder }) => folder))('binds files of the row "%s"', async (folder) => {
    const own = files.filter((file) => layerOf(layers, file)?.folder === folder && !isSpec(file));
    expect(own).not.toEqual([]);
    const projectConfig = new ESLint({ cwd: root });
    const config = (await projectConfig.calculateConfigForFile(resolve(root, own[0]!))) as Linter.Config;
    expect(config.rules?.['parley/layers']).toEqual([2, { layers, soleImporters }]);
    const clock = folder === clockFolder && own[0] !== clockFile;
    expect(config.rules?.['parley/clock']).toEqual(clock ? [2] : undefined);
  });

  it.each([...new Set([...soleImporters.map(({ file }) => file), clockFile])])(
    'names %s, which is there',
    (file) => {
      expect(existsSync(resolve(root, file))).toBe(true);
    },
  );
});
