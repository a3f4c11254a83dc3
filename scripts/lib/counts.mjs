// @ts-check

/** Tests, or checks that count as one test, by how they ended. @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/**
 * The parts of a Vitest JSON report that are counted (https://vitest.dev/guide/reporters#json-reporter).
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: readonly { status: string, assertionResults: readonly unknown[] }[] }} VitestReport
 */
/**
 * The parts of a Playwright JSON report that are counted (https://playwright.dev/docs/test-reporters#json-reporter).
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: readonly unknown[] }} PlaywrightReport
 */

/** @type {Counts} */
const nothing = { passed: 0, failed: 0, skipped: 0 };
/** @type {Counts} */
export const onePassed = { ...nothing, passed: 1 };
/** @type {Counts} */
export const oneFailed = { ...nothing, failed: 1 };
/** @type {Counts} */
export const oneSkipped = { ...nothing, skipped: 1 };

/**
 * @param {readonly Counts[]} counts
 * @returns {Counts}
 */
export function sum(counts) {
  return counts.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    nothing,
  );
}

/**
 * Counts a Vitest run. A spec file that could not be loaded has no tests in its report and counts as one failed.
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function countVitest(report) {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Counts a Playwright run. An error outside of any test counts as one failed, and so does a test that passed only at a
 * second try.
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
export function countPlaywright({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * What a test runner's step comes to. A run without a report, without a test, or with an exit code that its report does
 * not explain counts as one failed: silence is no success.
 * @param {{ code: number, counts: Counts | null }} run `counts`: `null` when there was no readable report.
 * @returns {Counts}
 */
export function judgeRun({ code, counts }) {
  if (counts === null) return oneFailed;
  const executed = counts.passed + counts.failed;
  const unexplained = code !== 0 && counts.failed === 0;
  return executed === 0 || unexplained ? sum([counts, oneFailed]) : counts;
}

/**
 * The last line of the test run.
 * @param {Counts} counts
 */
export const totalLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
