// @ts-check
import { stripVTControlCharacters } from 'node:util';

/** A test that failed, and what its runner said of it. @typedef {{ test: string, message: string }} Failure */
/**
 * The parts of a Vitest JSON report that name failures (https://vitest.dev/guide/reporters#json-reporter).
 * @typedef {{ testResults: readonly { name: string, status: string, message: string, assertionResults: readonly {
 *   status: string, fullName: string, failureMessages?: readonly string[] | null }[] }[] }} VitestFailures
 */
/**
 * The parts of a Playwright JSON report that name failures (https://playwright.dev/docs/test-reporters#json-reporter).
 * @typedef {{ message?: string }} PlaywrightError
 * @typedef {{ title: string, file: string, line: number, tests: readonly { status: string,
 *   results: readonly { errors: readonly PlaywrightError[] }[] }[] }} PlaywrightSpec
 * @typedef {{ title: string, specs: readonly PlaywrightSpec[], suites?: readonly PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ suites: readonly PlaywrightSuite[], errors: readonly PlaywrightError[] }} PlaywrightFailures
 */

/** Lines of a message that are shown: enough for what was expected, what came, and where. */
const MESSAGE_LINES = 16;
/** Failures that are shown whole; a run that breaks everywhere must not bury its last line. */
const SHOWN = 20;

/**
 * @param {VitestFailures} report
 * @returns {Failure[]} A spec file that could not be loaded is one.
 */
export function vitestFailures({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) =>
    status === 'failed' && assertionResults.length === 0
      ? [{ test: name, message }]
      : assertionResults
          .filter((test) => test.status === 'failed')
          .map((test) => ({
            test: `${name} › ${test.fullName}`,
            message: (test.failureMessages ?? []).join('\n'),
          })),
  );
}

/**
 * @param {PlaywrightFailures} report
 * @returns {Failure[]} A test that passed only at a second try is one, and so is an error outside of any test.
 */
export function playwrightFailures({ suites, errors }) {
  return [
    ...errors.map(({ message = '' }) => ({ test: 'outside of any test', message })),
    ...suites.flatMap((suite) => failuresIn(suite, [])),
  ];
}

/**
 * @param {PlaywrightSuite} suite
 * @param {readonly string[]} outer Titles of the suites around it; a file's own title is part of its specs' places.
 * @returns {Failure[]}
 */
function failuresIn({ specs, suites = [] }, outer) {
  return [
    ...specs.flatMap(({ title, file, line, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ results }) => ({
          test: [`${file}:${line}`, ...outer, title].join(' › '),
          message: results
            .flatMap((result) => result.errors)
            .map(({ message = '' }) => message)
            .join('\n'),
        })),
    ),
    ...suites.flatMap((suite) => failuresIn(suite, [...outer, suite.title])),
  ];
}

/**
 * What is printed of failures at the end of a run, where even the tail of a long output has it.
 * @param {readonly Failure[]} failures
 * @returns {string[]} Lines.
 */
export function failureLines(failures) {
  const hidden = failures.length - SHOWN;
  return [
    ...failures.slice(0, SHOWN).flatMap(({ test, message }) => [`✘ ${test}`, ...messageLines(message)]),
    ...(hidden > 0 ? [`… and ${hidden} more.`] : []),
  ];
}

/** @param {string} message */
function messageLines(message) {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const more = lines.length - MESSAGE_LINES;
  return [...lines.slice(0, MESSAGE_LINES), ...(more > 0 ? [`… ${more} more lines`] : [])].map(
    (line) => `    ${line}`,
  );
}
