// @ts-check

/**
 * How to show Parley's window on this machine.
 * @typedef {{ kind: 'desktop', flags: readonly string[], note: string | null } | { kind: 'browser', note: string }} StartPlan
 */

/**
 * Whether the system has a display to open a window on. Only Linux and the BSDs can lack one and still run a program.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 */
export function hasDisplay(platform, env) {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/**
 * Decides between the desktop window and the browser host, before anything is fetched.
 * @param {{ platform: NodeJS.Platform, env: NodeJS.ProcessEnv, uid: number | null }} machine `uid`: `null` on Windows.
 * @returns {StartPlan}
 */
export function planStart({ platform, env, uid }) {
  if (!hasDisplay(platform, env)) {
    return {
      kind: 'browser',
      note: 'There is no display here (DISPLAY is not set), so Parley runs as a browser host.',
    };
  }
  if (platform === 'linux' && uid === 0) {
    const note =
      'You are root: Chromium’s sandbox does not work for root, so the one flag that turns it off, --no-sandbox, is added. ' +
      'Start Parley as an ordinary user to keep the sandbox.';
    return { kind: 'desktop', flags: ['--no-sandbox'], note };
  }
  return { kind: 'desktop', flags: [], note: null };
}
