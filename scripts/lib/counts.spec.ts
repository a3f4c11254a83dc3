import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, judgeRun, oneFailed, onePassed, sum, totalLine } from './counts.mjs';

const vitest = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] };

describe('countVitest', () => {
  it('takes tests as the report has them; pending and todo are skipped', () => {
    expect(countVitest(vitest)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  it('counts a file that could not be loaded as one failed', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}] },
    ];
    expect(countVitest({ ...vitest, testResults }).failed).toBe(2);
  });
});

describe('countPlaywright', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 0, skipped: 2 };

  it('takes tests as the report has them', () => {
    expect(countPlaywright({ stats, errors: [] })).toEqual({ passed: 4, failed: 1, skipped: 2 });
  });

  it('counts a flaky test and an error outside of tests as failed', () => {
    expect(countPlaywright({ stats: { ...stats, flaky: 1 }, errors: [{}] }).failed).toBe(3);
  });
});

describe('judgeRun', () => {
  it.each([
    ['a run without a report', { code: 0, counts: null }, oneFailed],
    ['a run without a test', { code: 0, counts: sum([]) }, oneFailed],
    [
      'a run with skipped tests only',
      { code: 0, counts: { passed: 0, failed: 0, skipped: 3 } },
      { passed: 0, failed: 1, skipped: 3 },
    ],
    [
      'an exit code that no failed test explains',
      { code: 1, counts: onePassed },
      { passed: 1, failed: 1, skipped: 0 },
    ],
    [
      'failed tests once, whatever the exit code',
      { code: 1, counts: { passed: 2, failed: 3, skipped: 0 } },
      { passed: 2, failed: 3, skipped: 0 },
    ],
    ['a good run', { code: 0, counts: onePassed }, onePassed],
  ])('judges %s', (_, run, counts) => {
    expect(judgeRun(run)).toEqual(counts);
  });
});

it('ends with one plain line', () => {
  expect(totalLine(sum([onePassed, oneFailed, { passed: 2, failed: 0, skipped: 4 }]))).toBe(
    '3 passed, 1 failed, 4 skipped',
  );
});
