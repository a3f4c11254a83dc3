// @ts-check

/** How often to look whether npm's shell is still there. */
const LOOK_MS = 250;

/**
 * Makes this process get SIGTERM when npm is told to end. npm runs a script in a shell and signals that shell only;
 * dash, the sh of Debian, then dies without passing it on, and would leave this process behind without anybody to end it.
 * Does nothing for a process that npm did not start: its parent may come and go as it likes.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function endWithNpm(env = process.env) {
  if (env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const shell = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_MS);
  looking.unref();
}
