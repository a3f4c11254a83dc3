// @ts-check
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Names under which Chromium and its kin are found on the PATH. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'];
/** Standard places of installers that do not touch the PATH. */
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  '/snap/bin/chromium',
];

/** Keep a browser under test quiet and off the network. */
export const chromiumFlags = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium's sandbox does not work for root, as in most containers.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * The Chromium to test with: Playwright's own if it is installed, else the system's, else `null`.
 * @param {object} [machine]
 * @param {string} [machine.own] Where Playwright's own would be.
 * @param {string} [machine.path] The PATH.
 * @param {(file: string) => boolean} [machine.canRun]
 */
export function findChromium({
  own = chromium.executablePath(),
  path = process.env['PATH'] ?? '',
  canRun = isExecutable,
} = {}) {
  const onPath = path.split(delimiter).filter(Boolean);
  const system = names.flatMap((name) => onPath.map((folder) => join(folder, name)));
  return [own, ...system, ...places].find(canRun) ?? null;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
