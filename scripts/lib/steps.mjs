// @ts-check
import { oneSkipped, sum } from './counts.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {import('./failures.mjs').Failure} Failure */

/**
 * What a step came to. `failures`: the tests that failed, where its runner names them. `note` is a sentence for a step
 * that did not run. `interrupted`: the user ended the run.
 * @typedef {{ counts: Counts, failures?: readonly Failure[], note?: string, interrupted?: boolean }} StepResult
 */
/**
 * One step of the test run.
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} [needs] Names of earlier steps without whose success this one makes no sense.
 * @property {() => Promise<StepResult>} run Never rejects.
 */
/** @typedef {{ name: string, seconds: number } & StepResult} StepReport */

/**
 * Runs the steps in order. A failed step stops only those that need it: they count as skipped.
 * @param {readonly Step[]} steps
 * @param {{ say: (line: string) => void, now: () => number }} outside `now` in ms.
 * @returns {Promise<StepReport[]>} One for each step that was come to; fewer when the user ended the run.
 */
export async function runSteps(steps, { say, now }) {
  /** @type {StepReport[]} */
  const reports = [];
  for (const { name, needs = [], run } of steps) {
    const broken = needs.filter((need) => !succeeded(reports, need));
    const begun = now();
    say(`\n── ${name} ──`);
    const result = broken.length > 0 ? skip(`${broken.join(' and ')} did not succeed`) : await run();
    if (result.note !== undefined) say(result.note);
    reports.push({ name, seconds: (now() - begun) / 1_000, ...result });
    if (result.interrupted === true) break;
  }
  return reports;
}

/**
 * A step that did not run, loudly.
 * @param {string} because
 * @returns {StepResult}
 */
export const skip = (because) => ({
  counts: oneSkipped,
  note: `SKIPPED, because ${because}.`,
});

/**
 * The lines that say how each step went.
 * @param {readonly StepReport[]} reports
 */
export function summaryLines(reports) {
  const width = Math.max(...reports.map(({ name }) => name.length));
  return reports.map(({ name, counts, seconds, note }) => {
    const mark = counts.failed > 0 ? 'FAILED ' : counts.passed > 0 ? 'passed ' : 'SKIPPED';
    const detail = `${counts.passed}/${counts.passed + counts.failed}`;
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    return `${mark}  ${name.padEnd(width)}  ${detail}${skipped}  ${seconds.toFixed(1)} s${note === undefined ? '' : `  ${note}`}`;
  });
}

/** @param {readonly StepReport[]} reports */
export const totalOf = (reports) => sum(reports.map(({ counts }) => counts));

/**
 * @param {readonly StepReport[]} reports
 * @param {string} name
 */
function succeeded(reports, name) {
  const report = reports.find((each) => each.name === name);
  return report !== undefined && report.counts.failed === 0 && report.counts.passed > 0;
}
