import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

const root = join(import.meta.dirname, '..');
/** An Electron that has not gone by then hangs in its own end, and is ended by its process id. */
const CLOSE_LIMIT_MS = 10_000;

/** The desktop app under test, with its first window. */
export interface DesktopApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Quits it and resolves when its process is gone. */
  close(): Promise<void>;
}

/**
 * The Electron binary that `electron` would start, or `null` where there is none. Never starts a download, which
 * requiring the `electron` package may do.
 */
export function desktopBinary(): string | null {
  const installed = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const pathFile = join(installed, 'path.txt');
  const executable = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const file = join(override ?? join(installed, 'dist'), executable);
  return existsSync(file) ? file : null;
}

/** Switches for an Electron started without Playwright: as root, Chromium's own sandbox cannot start on Linux. */
export function sandboxSwitches(): string[] {
  return canSandbox() ? [] : ['--no-sandbox'];
}

function canSandbox(): boolean {
  return process.platform !== 'linux' || process.getuid?.() !== 0;
}

/** Starts the built app with a settings folder of its own, or with `userData`, which is then kept. */
export async function launchDesktop(userData?: string): Promise<DesktopApp> {
  const executablePath = desktopBinary();
  if (executablePath === null) throw new Error('There is no Electron binary: see desktopBinary().');
  const folder = userData ?? mkdtempSync(join(tmpdir(), 'parley-desktop-'));
  const app = await _electron.launch({
    executablePath,
    args: [root, `--user-data-dir=${folder}`],
    chromiumSandbox: canSandbox(),
  });
  // Playwright forgets the process once it is gone.
  const child = app.process();
  const close = async (): Promise<void> => {
    await endProcess(app, child);
    if (userData === undefined) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const page = await app.firstWindow();
    // The window is there before its document is.
    await page.waitForURL('app://parley/');
    return { app, page, close };
  } catch (problem) {
    await close();
    throw problem;
  }
}

/** Playwright's close may wait for ever when the app's own end is slow, so it is raced. */
async function endProcess(app: ElectronApplication, child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_LIMIT_MS);
  app.close().catch(() => undefined);
  await gone;
  clearTimeout(timer);
}
