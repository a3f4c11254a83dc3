// @ts-check
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { build } from './build.mjs';
import { codeOf, runChild } from './child.mjs';
import { findChromium } from './chromium.mjs';
import { countPlaywright, countVitest, judgeRun, oneFailed, onePassed } from './counts.mjs';
import { electronBinary } from './electron.mjs';
import { playwrightFailures, vitestFailures } from './failures.mjs';
import { inRoot, root } from './root.mjs';
import { hasDisplay } from './start-plan.mjs';
import { skip } from './steps.mjs';

/** @typedef {import('./child.mjs').Ending} Ending */
/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {import('./failures.mjs').Failure} Failure */
/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('./steps.mjs').StepResult} StepResult */

/** Fetching a browser must not hang for ever; on a slow line it takes minutes. */
const INSTALL_MS = 10 * 60_000;
/** A runner that takes longer hangs. */
const RUN_MS = 30 * 60_000;

const bin = {
  tsc: inRoot('node_modules/typescript/bin/tsc'),
  eslint: inRoot('node_modules/eslint/bin/eslint.js'),
  prettier: inRoot('node_modules/prettier/bin/prettier.cjs'),
  knip: inRoot('node_modules/knip/bin/knip.js'),
  vitest: inRoot('node_modules/vitest/vitest.mjs'),
  playwright: inRoot('node_modules/@playwright/test/cli.js'),
};

/** Everything that `npm test` does, in order. @type {readonly Step[]} */
export const testSteps = [
  {
    name: 'Type-check',
    run: () => check([bin.tsc, '-b'], [bin.tsc, '-p', 'tsconfig.specs.json']),
  },
  { name: 'Lint', run: () => check([bin.eslint, '.', '--max-warnings', '0']) },
  { name: 'Format', run: () => check([bin.prettier, '--check', '.']) },
  { name: 'Dead exports', run: () => check([bin.knip]) },
  { name: 'Unit and integration specs', run: unitSpecs },
  { name: 'Build', run: async () => ({ counts: (await build()) === 0 ? onePassed : oneFailed }) },
  { name: 'Chromium', run: chromium },
  { name: 'End to end, browser host', needs: ['Build', 'Chromium'], run: () => endToEnd('browser') },
  { name: 'End to end, desktop', needs: ['Build'], run: desktop },
];

/**
 * A check without tests of its own: passed if each of its commands exits with 0. All of them run.
 * @param {(readonly string[])[]} commands Arguments of Node.
 * @returns {Promise<StepResult>}
 */
async function check(...commands) {
  let passed = true;
  for (const args of commands) {
    const ending = await node(args);
    if (ending.kind === 'interrupted') return { counts: oneFailed, interrupted: true };
    passed &&= codeOf(ending) === 0;
  }
  return { counts: passed ? onePassed : oneFailed };
}

async function unitSpecs() {
  const report = inRoot('out/reports/unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return tests(report, readVitest, [process.execPath, bin.vitest, 'run', '--allowOnly=false', ...reporters]);
}

/** @returns {Promise<StepResult>} */
async function chromium() {
  if (findChromium() !== null) return { counts: onePassed, note: `Found ${findChromium() ?? ''}` };
  const ending = await node([bin.playwright, 'install', 'chromium'], AbortSignal.timeout(INSTALL_MS));
  if (ending.kind === 'interrupted') return { counts: oneFailed, interrupted: true };
  if (findChromium() !== null) return { counts: onePassed };
  const note =
    'No Chromium was found, and none could be installed. Install one with “npx playwright install chromium” or your ' +
    'system’s package manager (Debian: apt-get install chromium), then test again.';
  return { counts: oneFailed, note };
}

/** @returns {Promise<StepResult>} */
async function desktop() {
  if (electronBinary() === null) {
    return skip(
      'Electron’s binary is not there. “npx install-electron --no” fetches it, or ELECTRON_OVERRIDE_DIST_PATH names its folder',
    );
  }
  if (hasDisplay(process.platform, process.env)) return endToEnd('desktop');
  if ((await runChild('xvfb-run', ['--help'], { stdio: 'ignore' })).kind === 'not-started') {
    return skip('there is no display, and no xvfb-run to make one (Debian: apt-get install xvfb xauth)');
  }
  return endToEnd('desktop', ['xvfb-run', '-a', '-s', '-screen 0 1920x1080x24']);
}

/**
 * @param {'browser' | 'desktop'} project
 * @param {readonly string[]} [wrapper] A command that runs the one that follows it.
 */
function endToEnd(project, wrapper = []) {
  const report = inRoot(`out/reports/${project}.json`);
  const runner = [
    process.execPath,
    bin.playwright,
    'test',
    `--project=${project}`,
    '--forbid-only',
    '--reporter=list,json',
  ];
  const output = `--output=${inRoot('test-results', project)}`;
  return tests(report, readPlaywright, [...wrapper, ...runner, output], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
}

/** What a report says: how many tests there were, and which failed. @typedef {{ counts: Counts, failures: Failure[] }} Reading */

/** @param {import('./counts.mjs').VitestReport & import('./failures.mjs').VitestFailures} report */
const readVitest = (report) => ({ counts: countVitest(report), failures: vitestFailures(report) });

/** @param {import('./counts.mjs').PlaywrightReport & import('./failures.mjs').PlaywrightFailures} report */
const readPlaywright = (report) => ({
  counts: countPlaywright(report),
  failures: playwrightFailures(report),
});

/**
 * Runs a test runner and reads the report that it wrote.
 * @template Report
 * @param {string} report Path of the JSON report.
 * @param {(report: Report) => Reading} read
 * @param {readonly string[]} command
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<StepResult>}
 */
async function tests(report, read, command, env = {}) {
  rmSync(report, { force: true });
  const [program = '', ...args] = command;
  const ending = await runChild(program, args, { cwd: root, env, stop: AbortSignal.timeout(RUN_MS) });
  const reading = readReport(report, read);
  const result = {
    counts: judgeRun({ code: codeOf(ending), counts: reading?.counts ?? null }),
    failures: reading?.failures ?? [],
  };
  return ending.kind === 'interrupted' ? { ...result, interrupted: true } : result;
}

/**
 * @template Report
 * @param {string} report
 * @param {(report: Report) => Reading} read
 */
function readReport(report, read) {
  if (!existsSync(report)) return null;
  try {
    return read(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    // A runner that died while writing leaves half a report, which says nothing.
    return null;
  }
}

/**
 * @param {readonly string[]} args
 * @param {AbortSignal} [stop]
 * @returns {Promise<Ending>}
 */
const node = (args, stop = AbortSignal.timeout(RUN_MS)) =>
  runChild(process.execPath, args, { cwd: root, stop });
