import { expect, it } from 'vitest';
import { failureLines, playwrightFailures, vitestFailures } from './failures.mjs';

it('names the failed tests of a Vitest run, and the files that could not be loaded', () => {
  const testResults = [
    { name: '/p/broken.spec.ts', status: 'failed', message: 'Cannot find ./a', assertionResults: [] },
    {
      name: '/p/a.spec.ts',
      status: 'failed',
      message: '',
      assertionResults: [
        { status: 'passed', fullName: 'adds', failureMessages: [] },
        { status: 'failed', fullName: 'takes away', failureMessages: ['expected 1 to be 2'] },
        { status: 'skipped', fullName: 'divides' },
      ],
    },
  ];
  expect(vitestFailures({ testResults })).toEqual([
    { test: '/p/broken.spec.ts', message: 'Cannot find ./a' },
    { test: '/p/a.spec.ts › takes away', message: 'expected 1 to be 2' },
  ]);
});

it('names the failed and the flaky tests of a Playwright run, with their groups, and errors outside of tests', () => {
  const spec = (title: string, line: number, status: string, message: string) => ({
    title,
    line,
    file: 'log.e2e.ts',
    tests: [{ status, results: [{ errors: message === '' ? [] : [{ message }] }] }],
  });
  const inner = { title: 'the log', specs: [spec('scrolls', 9, 'flaky', 'too late')] };
  const file = {
    title: 'log.e2e.ts',
    specs: [spec('opens', 3, 'unexpected', 'no window'), spec('closes', 5, 'expected', '')],
    suites: [inner],
  };
  expect(playwrightFailures({ suites: [file], errors: [{ message: 'no tests' }] })).toEqual([
    { test: 'outside of any test', message: 'no tests' },
    { test: 'log.e2e.ts:3 › opens', message: 'no window' },
    { test: 'log.e2e.ts:9 › the log › scrolls', message: 'too late' },
  ]);
});

it('prints the beginning of each message without colours and empty lines', () => {
  const message = ['\u001b[31mred\u001b[39m', '', ...Array.from({ length: 20 }, (_, n) => `line ${n}`)].join(
    '\n',
  );
  const lines = failureLines([{ test: 'a', message }]);
  expect(lines.slice(0, 3)).toEqual(['✘ a', '    red', '    line 0']);
  expect(lines.at(-1)).toBe('    … 5 more lines');
});

it('says how many failures it does not show', () => {
  const failures = Array.from({ length: 23 }, (_, n) => ({ test: `t${n}`, message: '' }));
  expect(failureLines(failures)).toHaveLength(21);
  expect(failureLines(failures).at(-1)).toBe('… and 3 more.');
  expect(failureLines([])).toEqual([]);
});
