// @ts-check
// Packs the app as far as that works without a network, and checks what came out. Exit code 1 when anything is wrong.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './lib/build.mjs';
import { inRoot, root } from './lib/root.mjs';
import { checkDesktopEntry, checkFiles, checkFuses, checkSize } from './package/checks.mjs';
import { makeDummyElectron } from './package/dummy-electron.mjs';
import { pack } from './package/pack.mjs';

const work = mkdtempSync(join(tmpdir(), 'parley-package-'));
let failed = 0;
try {
  const built = await buildIfStale();
  if (built !== 0) throw new Error('The build failed.');
  const found = await pack({ projectDir: root, electronDist: electronFolder(), output: join(work, 'dist') });
  report('electron-builder.yml fits the schema, and packs', []);
  report('The archive holds build output and package.json only', checkFiles(found.files));
  report(`The archive is small (${Math.round(found.asarBytes / 1024)} KiB)`, checkSize(found.asarBytes));
  for (const kind of ['AppImage', 'deb']) {
    report(
      `The desktop entry of the ${kind} is as written`,
      checkDesktopEntry(found.desktopEntries[kind] ?? ''),
    );
  }
  report('The fuses are as written', checkFuses(found.fuses));
} catch (problem) {
  report('The app is packed', [problem instanceof Error ? problem.message : String(problem)]);
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;

/** The unpacked Electron of this project, or a dummy where there is none for Linux. */
function electronFolder() {
  const installed = inRoot('node_modules/electron/dist');
  if (existsSync(join(installed, 'electron'))) return installed;
  console.log(
    'NOTE: No Electron binary is here: the fuses are flipped in a dummy with the same layout, not in Electron.',
  );
  const { version } = JSON.parse(readFileSync(inRoot('node_modules/electron/package.json'), 'utf8'));
  const dummy = join(work, 'electron');
  makeDummyElectron(dummy, version);
  return dummy;
}

/**
 * @param {string} check
 * @param {readonly string[]} problems
 */
function report(check, problems) {
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${check}`);
  for (const problem of problems) console.log(`         ${problem}`);
  if (problems.length > 0) failed += 1;
}
