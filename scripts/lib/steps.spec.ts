import { describe, expect, it } from 'vitest';
import { oneFailed, onePassed } from './counts.mjs';
import { runSteps, skip, summaryLines, totalOf } from './steps.mjs';

const passing = async () => ({ counts: onePassed });
const failing = async () => ({ counts: oneFailed });

function outside() {
  const lines: string[] = [];
  let ms = 0;
  return { lines, say: (line: string) => void lines.push(line), now: () => (ms += 1_000) };
}

describe('runSteps', () => {
  it('goes on after a failed step, and skips only the steps that need it', async () => {
    const out = outside();
    const reports = await runSteps(
      [
        { name: 'Lint', run: failing },
        { name: 'Build', run: failing },
        { name: 'Browser', run: passing },
        { name: 'End to end', needs: ['Build', 'Browser'], run: passing },
        { name: 'Last', needs: ['Browser'], run: passing },
      ],
      out,
    );
    expect(totalOf(reports)).toEqual({ passed: 2, failed: 2, skipped: 1 });
    expect(out.lines).toContain('SKIPPED, because Build did not succeed.');
  });

  it('skips what needs a skipped step', async () => {
    const reports = await runSteps(
      [
        { name: 'Build', run: async () => skip('it rains') },
        { name: 'End to end', needs: ['Build'], run: passing },
      ],
      outside(),
    );
    expect(totalOf(reports)).toEqual({ passed: 0, failed: 0, skipped: 2 });
  });

  it('stops when the user ends the run', async () => {
    const reports = await runSteps(
      [
        { name: 'Lint', run: async () => ({ counts: oneFailed, interrupted: true }) },
        { name: 'Build', run: passing },
      ],
      outside(),
    );
    expect(reports.map(({ name }) => name)).toEqual(['Lint']);
  });
});

it('summaryLines says how each step went and why one did not run', async () => {
  const steps = [
    { name: 'Lint', run: failing },
    { name: 'Desktop', run: async () => skip('there is no display') },
  ];
  expect(summaryLines(await runSteps(steps, outside()))).toEqual([
    'FAILED   Lint     0/1  1.0 s',
    'SKIPPED  Desktop  0/0, 1 skipped  1.0 s  SKIPPED, because there is no display.',
  ]);
});
