// @ts-check
// Draws the app's icons from the one SVG: build/icon.png, out of which electron-builder makes those of macOS and
// Windows, and build/icons/ for Linux. Run it after a change of renderer/public/icon.svg, and commit the result.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumFlags, findChromium } from './lib/chromium.mjs';

/** Sizes that Linux desktops look for (freedesktop.org Icon Theme Specification). */
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
/** The largest picture that macOS' icon format holds. */
const LARGEST = 1024;

const root = join(import.meta.dirname, '..');
const svg = readFileSync(join(root, 'renderer/public/icon.svg'));
const executablePath = findChromium();
if (executablePath === null) {
  console.error('No Chromium was found. Install one with: npx playwright install chromium');
  process.exit(1);
}

mkdirSync(join(root, 'build/icons'), { recursive: true });
const browser = await chromium.launch({ executablePath, args: chromiumFlags });
await draw(LARGEST, 'build/icon.png');
for (const size of LINUX_SIZES) await draw(size, `build/icons/${size}x${size}.png`);
await browser.close();

/**
 * @param {number} size
 * @param {string} file
 */
async function draw(size, file) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const source = `data:image/svg+xml;base64,${svg.toString('base64')}`;
  await page.setContent(
    `<body style="margin:0"><img src="${source}" width="${size}" height="${size}"></body>`,
  );
  await page.locator('img').screenshot({ path: join(root, file), omitBackground: true });
  await page.close();
  console.log(file);
}
