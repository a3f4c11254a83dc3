import { performance } from 'node:perf_hooks';
import { BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import { watchForCrashes, type Question } from './crash';
import { DOCUMENT_URL } from './scheme';
import { groundColor, windowOptions } from './window-options';
import { placeWindow, readWindowState, writeWindowState } from './window-state';

/** What opening the window needs from the start-up. */
export interface WindowSetup {
  readonly preload: string;
  /** Where its position is remembered. */
  readonly stateFile: string;
  /** Lets the window's document call the engine; called before anything is loaded. */
  admit(contents: Electron.WebContents): void;
}

let current: BrowserWindow | null = null;

/** Brings Parley's window to the front, and makes it first when there is none. The app must be ready. */
export function showWindow(setup: WindowSetup): void {
  if (current === null) {
    current = openWindow(setup);
    current.on('closed', () => (current = null));
    return;
  }
  if (current.isMinimized()) current.restore();
  current.show();
  current.focus();
}

/** Stores where the window is now, when there is one: for an end of the program that does not close it first. */
export function rememberWindow(stateFile: string): void {
  if (current !== null) remember(current, stateFile);
}

function openWindow({ preload, stateFile, admit }: WindowSetup): BrowserWindow {
  const saved = readWindowState(stateFile);
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const bounds = placeWindow(
    saved,
    [primary, ...others].map(({ workArea }) => workArea),
  );
  const window = new BrowserWindow(windowOptions(bounds, preload, nativeTheme.shouldUseDarkColors));
  if (saved?.maximized === true) window.maximize();
  const repaint = (): void => window.setBackgroundColor(groundColor(nativeTheme.shouldUseDarkColors));
  nativeTheme.on('updated', repaint);
  window.on('close', () => remember(window, stateFile));
  window.on('closed', () => nativeTheme.off('updated', repaint));
  window.once('ready-to-show', () => window.show());
  admit(window.webContents);
  watchForCrashes(window.webContents, {
    ask: (question, signal) => ask(window, question, signal),
    close: () => window.destroy(),
    now: () => performance.now(),
  });
  window
    .loadURL(DOCUMENT_URL)
    .catch((problem: unknown) => console.error('The window was not loaded:', problem));
  return window;
}

async function ask(
  window: BrowserWindow,
  question: Question,
  signal: AbortSignal,
): Promise<Question['safe']> {
  const safe = question.buttons.indexOf(question.safe);
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: question.message,
    detail: question.detail,
    buttons: [...question.buttons],
    defaultId: safe,
    cancelId: safe,
    noLink: true,
    signal,
  });
  return question.buttons[response] ?? question.safe;
}

function remember(window: BrowserWindow, stateFile: string): void {
  try {
    writeWindowState(stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  } catch (problem) {
    // A full or read-only disk costs the position, never the quit.
    console.error('The position of the window was not stored:', problem);
  }
}
