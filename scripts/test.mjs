// @ts-check
// npm test: every check of the project in order, each reported, and at the end what failed and one line with the totals.
import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { totalLine } from './lib/counts.mjs';
import { endWithNpm } from './lib/end-with-npm.mjs';
import { failureLines } from './lib/failures.mjs';
import { inRoot } from './lib/root.mjs';
import { runSteps, summaryLines, totalOf } from './lib/steps.mjs';

endWithNpm();
if (!existsSync(inRoot('node_modules/typescript'))) {
  console.error('Parley’s packages are not installed. Run “npm ci” first.');
  process.exit(1);
}
// Imported only now: it needs the installed packages.
const { testSteps } = await import('./lib/test-steps.mjs');

const reports = await runSteps(testSteps, { say: (line) => console.log(line), now: () => performance.now() });
const total = totalOf(reports);
const interrupted = reports.length < testSteps.length;
console.log(`\n${summaryLines(reports).join('\n')}`);
const failed = failureLines(reports.flatMap(({ failures = [] }) => failures));
if (failed.length > 0) console.log(`\n${failed.join('\n')}`);
if (interrupted) console.log('The run was ended before its last step.');
console.log(`\n${totalLine(total)}`);
process.exitCode = total.failed > 0 || interrupted ? 1 : 0;
