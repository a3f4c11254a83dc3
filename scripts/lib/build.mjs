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
  'out/threads/scan.cjs',
  'out/threads/write.cjs',
  'out/bench/echo.js',
];
const vite = inRoot('node_modules/vite/bin/vite.js');

/**
 * Builds everything, whether stale or not. Writes to stderr only: stdout stays free for the program that is built.
 * @param {{ quiet: boolean }} [how] `quiet`: the build's own words only if it fails.
 * @returns {Promise<number>} The exit code.
 */
export async function build({ quiet } = { quiet: false }) {
  if (!existsSync(vite)) {
    console.error('Parley’s packages are not installed. Run “npm ci” first.');
    return 1;
  }
  console.error('Building Parley …');
  rmSync(stampFile, { force: true });
  const digest = fingerprint(root);
  const args = [vite, 'build', '--app', '--logLevel', 'warn'];
  let words = '';
  const code = codeOf(
    await runChild(process.execPath, args, {
      cwd: root,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2],
      started: ({ stdout, stderr }) => {
        for (const stream of [stdout, stderr])
          stream?.on('data', (/** @type {Buffer} */ data) => (words += data.toString()));
      },
    }),
  );
  if (code !== 0) {
    console.error(words);
    return code;
  }
  mkdirSync(inRoot('out'), { recursive: true });
  writeFileSync(stampFile, digest);
  return 0;
}

/** Builds, quietly, if the sources changed since the last build. Returns the exit code. */
export async function buildIfStale() {
  const stamp = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null;
  const missing = results.filter((file) => !existsSync(inRoot(file)));
  return isStale({ now: fingerprint(root), stamp, missing }) ? build({ quiet: true }) : 0;
}
