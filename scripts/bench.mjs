// @ts-check
// npm run bench: builds what is stale, then measures. `-- echo`, `-- repeat` or `-- window` runs one part only; further flags are passed on.
// npm run soak: the same for the long trial.
import { buildIfStale } from './lib/build.mjs';
import { codeOf, runChild } from './lib/child.mjs';
import { findChromium } from './lib/chromium.mjs';
import { endWithNpm } from './lib/end-with-npm.mjs';
import { inRoot } from './lib/root.mjs';

const parts = ['echo', 'repeat', 'window', 'soak'];
/** Those that look at the window. */
const inWindow = ['window', 'soak'];

endWithNpm();
const [first, ...flags] = process.argv.slice(2);
const wanted = first !== undefined && parts.includes(first) ? [first] : ['echo', 'repeat', 'window'];
const rest = first === undefined || wanted.length === 1 ? flags : [first, ...flags];
process.exitCode = (await buildIfStale()) || (await measure());

/** Runs the wanted parts one after the other: each needs the whole machine. */
async function measure() {
  for (const part of wanted) {
    const args = [inRoot(`out/bench/${part}.js`), ...rest];
    if (inWindow.includes(part)) {
      const chromium = findChromium();
      if (chromium === null) {
        console.error(
          `SKIPPED: ${part} needs a Chromium for the window, and none was found. Run: npx playwright install chromium`,
        );
        continue;
      }
      args.push('--chromium', chromium);
    }
    const code = codeOf(await runChild(process.execPath, args));
    if (code !== 0) return code;
  }
  return 0;
}
