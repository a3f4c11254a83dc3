import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readWindowState, writeWindowState } from './window-state';

const electron = vi.hoisted(() => ({ BrowserWindow: vi.fn(), nativeTheme: {}, dialog: {}, screen: {} }));
vi.mock('electron', () => electron);

class FakeWindow extends EventEmitter {
  readonly webContents = Object.assign(new EventEmitter(), { reload: vi.fn(), isDestroyed: () => false });
  readonly show = vi.fn();
  readonly focus = vi.fn();
  readonly restore = vi.fn();
  readonly maximize = vi.fn();
  readonly destroy = vi.fn();
  readonly setBackgroundColor = vi.fn();
  readonly loadURL = vi.fn(() => Promise.resolve());
  readonly isMinimized = vi.fn(() => false);
  readonly isMaximized = vi.fn(() => false);
  readonly getNormalBounds = vi.fn(() => ({ x: 5, y: 6, width: 900, height: 700 }));
}

const folder = mkdtempSync(join(tmpdir(), 'parley-window-'));
afterAll(() => rmSync(folder, { recursive: true }));

let made: FakeWindow[];
let theme: EventEmitter & { shouldUseDarkColors: boolean };
let showMessageBox: ReturnType<typeof vi.fn>;
let files = 0;

/** A program that was just started: the module remembers its one window. */
async function freshModule() {
  vi.resetModules();
  const admit = vi.fn();
  const setup = { preload: '/preload.cjs', stateFile: join(folder, `window-${(files += 1)}.json`), admit };
  return { ...(await import('./main-window')), setup, admit };
}

beforeEach(() => {
  made = [];
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1_920, height: 1_080 } };
  theme = Object.assign(new EventEmitter(), { shouldUseDarkColors: true });
  showMessageBox = vi.fn();
  electron.nativeTheme = theme;
  electron.dialog = { showMessageBox };
  electron.screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] };
  electron.BrowserWindow = vi.fn(function () {
    const window = new FakeWindow();
    made.push(window);
    return window;
  });
});

describe('showWindow', () => {
  it('opens one window, admitted before it loads, and shown once it is drawn', async () => {
    const { showWindow, setup, admit } = await freshModule();
    showWindow(setup);
    const [window] = made;
    expect(admit).toHaveBeenCalledExactlyOnceWith(window?.webContents);
    expect(window?.loadURL).toHaveBeenCalledExactlyOnceWith('app://parley/');
    expect(window?.show).not.toHaveBeenCalled();
    window?.emit('ready-to-show');
    expect(window?.show).toHaveBeenCalledOnce();
  });

  it('brings the window there is to the front', async () => {
    const { showWindow, setup } = await freshModule();
    showWindow(setup);
    made[0]?.isMinimized.mockReturnValue(true);
    showWindow(setup);
    expect(made).toHaveLength(1);
    expect(made[0]?.restore).toHaveBeenCalledOnce();
    expect(made[0]?.focus).toHaveBeenCalledOnce();
  });

  it('makes a new one after the last was closed, where that was', async () => {
    const { showWindow, setup } = await freshModule();
    showWindow(setup);
    made[0]?.emit('close');
    made[0]?.emit('closed');
    showWindow(setup);
    expect(made).toHaveLength(2);
    expect(electron.BrowserWindow.mock.calls[1]?.[0]).toMatchObject({ x: 5, y: 6, width: 900, height: 700 });
  });

  it('opens maximized when it was', async () => {
    const { showWindow, setup } = await freshModule();
    writeWindowState(setup.stateFile, { x: 5, y: 6, width: 900, height: 700, maximized: true });
    showWindow(setup);
    expect(made[0]?.maximize).toHaveBeenCalledOnce();
  });

  it('follows the theme until it is closed', async () => {
    const { showWindow, setup } = await freshModule();
    showWindow(setup);
    theme.shouldUseDarkColors = false;
    theme.emit('updated');
    expect(made[0]?.setBackgroundColor).toHaveBeenCalledExactlyOnceWith('#eef0f4');
    made[0]?.emit('closed');
    theme.emit('updated');
    expect(made[0]?.setBackgroundColor).toHaveBeenCalledOnce();
  });

  it.each([
    [0, 'reload'],
    [1, 'destroy'],
  ] as const)('asks about a crash; button %i leads to %s', async (response, step) => {
    const { showWindow, setup } = await freshModule();
    showMessageBox.mockResolvedValue({ response });
    showWindow(setup);
    made[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    await new Promise(setImmediate);
    const options = { buttons: ['Reload', 'Close window'], defaultId: 0, cancelId: 0 };
    expect(showMessageBox).toHaveBeenCalledExactlyOnceWith(made[0], expect.objectContaining(options));
    expect(made[0]?.webContents.reload).toHaveBeenCalledTimes(step === 'reload' ? 1 : 0);
    expect(made[0]?.destroy).toHaveBeenCalledTimes(step === 'destroy' ? 1 : 0);
  });
});

describe('rememberWindow', () => {
  it('stores where the window is, and nothing when there is none', async () => {
    const { showWindow, rememberWindow, setup } = await freshModule();
    rememberWindow(setup.stateFile);
    expect(readWindowState(setup.stateFile)).toBeNull();
    showWindow(setup);
    rememberWindow(setup.stateFile);
    expect(readWindowState(setup.stateFile)).toEqual({
      x: 5,
      y: 6,
      width: 900,
      height: 700,
      maximized: false,
    });
  });

  it('lets the program end when the disk refuses', async () => {
    const { showWindow, rememberWindow, setup } = await freshModule();
    const log = vi.spyOn(console, 'error').mockReturnValue();
    showWindow(setup);
    rememberWindow(join(folder, 'no such folder', 'window.json'));
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });
});
