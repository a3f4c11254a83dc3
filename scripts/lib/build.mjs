// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { codeOf, runChild } from './child.mjs';
import { fingerprint, isStale } from './fingerprint.mjs';
import { inRoot, root } from './root.mjs';

const stampFile = inRoot('out/build.sha256');
const results = [
  'out/renderer/files.json',
  'out/main/main.js',
  'out/preload/preload.cjs',
  'out/host/host.js',
  'out/bench/bench.js',
];
const vite = inRoot('node_modules/vite/bin/vite.js');

/** Builds everything, whether stale or not. Says what it does on stderr; stdout stays free. Returns the exit code. */
export async function build() {
  if (!existsSync(vite)) {
    console.error('Parley’s packages are not installed. Run “npm ci” first.');
    return 1;
  }
  console.error('Building Parley …');
  rmSync(stampFile, { force: true });
  const digest = fingerprint(root);
  const args = [vite, 'build', '--app', '--logLevel', 'warn'];
  const code = codeOf(await runChild(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] }));
  if (code !== 0) return code;
  mkdirSync(inRoot('out'), { recursive: true });
  writeFileSync(stampFile, digest);
  return 0;
}

/** Builds if the sources changed since the last build. Returns the exit code. */
export async function buildIfStale() {
  const stamp = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null;
  const missing = results.filter((file) => !existsSync(inRoot(file)));
  return isStale({ now: fingerprint(root), stamp, missing }) ? build() : 0;
}
