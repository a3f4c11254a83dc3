// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * How a child process ended. `code` is what a shell would show: its exit code, or 128 and the number of its signal.
 * `interrupted`: this process was told to end, and passed that on.
 * @typedef {{ kind: 'ended' | 'interrupted', code: number } | { kind: 'timed-out' }
 *   | { kind: 'not-started', reason: string }} Ending
 */

/**
 * @typedef {object} ChildOptions
 * @property {NodeJS.ProcessEnv} [env] Added to this process's own environment.
 * @property {import('node:child_process').StdioOptions} [stdio] Default: all inherited.
 * @property {string} [cwd]
 * @property {AbortSignal} [stop] Ends the child and all it started when it is aborted.
 * @property {(child: import('node:child_process').ChildProcess) => void} [started] Told of the running child.
 * @property {'group' | 'leader'} [signals] Who gets a passed-on signal: the child and all it started, as on a terminal
 *   (default), or the child alone, for one that ends its own helpers in its own order.
 */

/** Signals within this time are one wish to end: on Ctrl+C the terminal and npm each send one. */
const ONE_WISH_MS = 500;
/** A child that was told to end and has not done so by then is killed. */
const KILL_AFTER_MS = 5_000;
/** @type {readonly NodeJS.Signals[]} */
const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const ownGroup = process.platform !== 'win32';

/**
 * Runs a program to its end and leaves nothing of it behind. It gets a process group of its own, so that each signal
 * reaches it once, through here, and so that its whole group can be ended with it. A second signal, sent later, kills it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {ChildOptions} [options]
 * @returns {Promise<Ending>} Never rejects.
 */
export function runChild(
  command,
  args,
  { env, stdio = 'inherit', cwd, stop, started, signals = 'group' } = {},
) {
  const { promise, resolve } = withResolver();
  const child = spawn(command, args, {
    stdio,
    detached: ownGroup,
    env: { ...process.env, ...env },
    ...(cwd === undefined ? {} : { cwd }),
  });
  started?.(child);
  /** When the last signal came; `null`: none did. @type {number | null} */
  let signalled = null;
  /** @type {NodeJS.Timeout | undefined} */
  let kill;

  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    const now = Date.now();
    if (signalled !== null && now - signalled < ONE_WISH_MS) return;
    if (signalled !== null) signalGroup(child, 'SIGKILL');
    else if (signals === 'group') signalGroup(child, signal);
    else child.kill(signal);
    signalled = now;
  };
  const giveUp = () => {
    signalGroup(child, 'SIGTERM');
    kill = setTimeout(() => signalGroup(child, 'SIGKILL'), KILL_AFTER_MS);
  };
  for (const signal of passedOn) process.on(signal, pass);
  stop?.addEventListener('abort', giveUp, { once: true });

  /** @param {Ending} ending */
  const settle = (ending) => {
    for (const signal of passedOn) process.off(signal, pass);
    stop?.removeEventListener('abort', giveUp);
    clearTimeout(kill);
    resolve(stop?.aborted === true ? { kind: 'timed-out' } : ending);
  };
  child.once('error', (error) => settle({ kind: 'not-started', reason: error.message }));
  child.once('exit', () => signalGroup(child, 'SIGKILL'));
  child.once('close', (code, signal) => {
    settle({ kind: signalled === null ? 'ended' : 'interrupted', code: exitCode(code, signal) });
  });
  return promise;
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export function exitCode(code, signal) {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

/**
 * The exit code to show for an ending: 1 for a program that did not start or did not end in time.
 * @param {Ending} ending
 */
export const codeOf = (ending) => ('code' in ending ? ending.code : 1);

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (ownGroup) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // The group is gone already, which is what was wanted.
  }
}

/** @returns {{ promise: Promise<Ending>, resolve: (ending: Ending) => void }} */
function withResolver() {
  /** @type {(ending: Ending) => void} */
  let resolve = () => undefined;
  const promise = new Promise((done) => (resolve = done));
  return { promise, resolve };
}
