// @ts-check
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from './child.mjs';
import { electronBinary, electronPackage, wantedVersion } from './electron.mjs';

/** How often progress is looked at. */
const LOOK_MS = 1_000;
/** Without a new byte for so long the download is given up: a firewall that drops packets answers nothing for ever. */
const STALL_MS = 60_000;
const MEGABYTE = 1_000_000;

/**
 * How fetching Electron's binary went.
 * @typedef {{ kind: 'there', binary: string } | { kind: 'interrupted', code: number } | { kind: 'failed', reason: string }} Fetched
 */

/**
 * Fetches Electron's binary with the package's own installer, which checks its checksum, and says on stderr how far it
 * is. Ctrl+C ends it, and so does a minute without a byte. The download goes to a temporary folder of our own, since the
 * installer tells nobody its progress.
 * @param {{ stallMs?: number, installer?: string }} [options]
 * @returns {Promise<Fetched>}
 */
export async function fetchElectron({
  stallMs = STALL_MS,
  installer = join(electronPackage, 'install.js'),
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-electron-'));
  const stop = new AbortController();
  let output = '';
  let seen = { bytes: 0, at: Date.now() };
  console.error(`Fetching Electron ${wantedVersion()}, about 120 MB, once. Ctrl+C stops it.`);
  const looking = setInterval(() => {
    const bytes = sizeOf(folder);
    if (bytes !== seen.bytes) {
      seen = { bytes, at: Date.now() };
      progress(`  ${Math.round(bytes / MEGABYTE)} MB`);
    } else if (Date.now() - seen.at > stallMs) {
      stop.abort();
    }
  }, LOOK_MS);
  try {
    const ending = await runChild(process.execPath, [installer], {
      env: { TMPDIR: folder, TEMP: folder, TMP: folder, ELECTRON_GET_NO_PROGRESS: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
      stop: stop.signal,
      started: (child) =>
        child.stderr?.on('data', (/** @type {Buffer} */ text) => (output += text.toString())),
    });
    if (ending.kind === 'interrupted') return { kind: 'interrupted', code: ending.code };
    if (ending.kind === 'timed-out')
      return { kind: 'failed', reason: `no byte came for ${stallMs / 1_000} s` };
    if (ending.kind === 'not-started') return { kind: 'failed', reason: ending.reason };
    const binary = electronBinary();
    if (ending.code === 0 && binary !== null) return { kind: 'there', binary };
    return { kind: 'failed', reason: reasonIn(output) };
  } finally {
    clearInterval(looking);
    if (process.stderr.isTTY && seen.bytes > 0) console.error();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The reason that the installer's stack trace gives, in a few words. Its `fetch failed` is Node's for a server that was
 * not reached at all; the installer keeps the cause to itself.
 * @param {string} output
 */
export function reasonIn(output) {
  const message = /^\w*Error(?: \[\w+\])?: (.+)$/m.exec(output)?.[1];
  if (message === 'fetch failed') return 'its download server was not reached';
  return message ?? 'the installer did not say why';
}

/** @param {string} text One line that replaces itself on a terminal; elsewhere nothing, to keep logs short. */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r${text}`);
}

/** @param {string} folder */
function sizeOf(folder) {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  } catch {
    // The installer removes its files while we look: nothing to measure, and the next look tells.
    return 0;
  }
}
