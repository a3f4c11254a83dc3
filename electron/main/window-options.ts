import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { MIN_HEIGHT, MIN_WIDTH } from './window-state';

/** The window's ground before its page is drawn: `--color-ground` of renderer/styles/tokens.css. */
export function groundColor(dark: boolean): string {
  return dark ? '#0e1116' : '#eef0f4';
}

/** How Parley's window is made. The page gets no Node, a world of its own beside the preload's, and the OS sandbox. */
export function windowOptions(
  bounds: Rectangle,
  preload: string,
  dark: boolean,
): BrowserWindowConstructorOptions {
  return {
    ...bounds,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    title: 'Parley',
    show: false,
    backgroundColor: groundColor(dark),
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      // The checker would fetch its dictionaries from the network.
      spellcheck: false,
    },
  };
}
