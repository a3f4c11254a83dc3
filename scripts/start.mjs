// @ts-check
// npm start: builds what is stale, gets Electron's binary if it is missing, and opens Parley's window. Where that cannot
// be, it says why and runs the browser host instead. Flags follow `--`.
import { becomeBrowserHost } from './lib/browser-host.mjs';
import { buildIfStale } from './lib/build.mjs';
import { codeOf, runChild } from './lib/child.mjs';
import { electronBinary } from './lib/electron.mjs';
import { endWithNpm } from './lib/end-with-npm.mjs';
import { fetchElectron } from './lib/fetch-electron.mjs';
import { root } from './lib/root.mjs';
import { planStart } from './lib/start-plan.mjs';

/** What a shell and the dynamic loader exit with when a program or one of its libraries is missing. */
const NOT_RUNNABLE = 127;

endWithNpm();
process.exitCode = await start();

/** @returns {Promise<undefined>} Nothing: the host sets its own exit code. */
async function host() {
  await becomeBrowserHost();
  return undefined;
}

/** @returns {Promise<number | undefined>} The exit code, or nothing when this process became the browser host. */
async function start() {
  const built = await buildIfStale();
  if (built !== 0) return built;

  const plan = planStart({ platform: process.platform, env: process.env, uid: process.getuid?.() ?? null });
  if (plan.kind === 'browser') {
    console.error(plan.note);
    return host();
  }

  const found = electronBinary();
  const fetched =
    found === null ? await fetchElectron() : { kind: /** @type {const} */ ('there'), binary: found };
  if (fetched.kind === 'interrupted') return fetched.code;
  if (fetched.kind === 'failed') {
    console.error(`Electron could not be fetched (${fetched.reason}), so Parley runs as a browser host.`);
    return host();
  }

  if (plan.note !== null) console.error(plan.note);
  const args = [root, ...plan.flags, ...process.argv.slice(2)];
  const ending = await runChild(fetched.binary, args, { cwd: root, signals: 'leader' });
  if (ending.kind === 'not-started' || (ending.kind === 'ended' && ending.code === NOT_RUNNABLE)) {
    console.error('Electron cannot run here (see above what it lacks), so Parley runs as a browser host.');
    return host();
  }
  return codeOf(ending);
}
