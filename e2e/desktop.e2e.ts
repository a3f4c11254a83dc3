import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import type { ParleyBridge } from '../shared/bridge';
import { desktopBinary, launchDesktop, sandboxSwitches, type DesktopApp } from './desktop-app';

declare global {
  interface Window {
    readonly parley: ParleyBridge;
  }
}

const root = join(import.meta.dirname, '..');
/** Bounds a shutdown (SHUTDOWN_MS), with what a slow machine needs to end the process. */
const QUIT_LIMIT_MS = 3_000 + 2_000;

const test = base.extend<{ desktop: DesktopApp; folder: string }>({
  // Playwright reads what a fixture needs from its first parameter, so that it must be a pattern.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  desktop: async ({ folder }, use) => {
    const desktop = await launchDesktop(folder);
    await use(desktop);
    await desktop.close();
  },
});

test.skip(desktopBinary() === null, 'there is no Electron binary');

interface Reply {
  readonly ok: boolean;
  readonly value: { readonly id: number; readonly address: { readonly port: number } };
}

/** Adds an echo server through the window's own bridge and starts it; resolves with its port. */
async function startServer({ page }: DesktopApp): Promise<number> {
  const { value } = await page.evaluate(async () => {
    const added = (await window.parley.call('server.add', { port: 0 })) as Reply;
    return (await window.parley.call('server.start', { server: added.value.id })) as Reply;
  });
  return value.address.port;
}

/** Sends a text to a port and resolves with the first bytes that come back. */
async function echo(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(text);
  const [reply] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return reply.toString();
}

test.describe('the window', () => {
  test('opens with its title and the first endpoints', async ({ desktop }) => {
    await expect(desktop.page).toHaveTitle('Parley');
    expect(desktop.page.url()).toBe('app://parley/');
    await expect(desktop.page.getByRole('region', { name: 'Server 1', exact: true })).toBeVisible();
    await expect(desktop.page.getByRole('region', { name: 'Client 1', exact: true })).toBeVisible();
  });

  test('gives the page a bridge of two functions and nothing of Node', async ({ desktop }) => {
    const seen = await desktop.page.evaluate(() => ({
      bridge: Object.entries(window.parley).map(([name, value]) => `${name}: ${typeof value}`),
      node: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
    }));
    expect(seen.bridge.sort()).toEqual(['call: function', 'subscribe: function']);
    expect(seen.node).toEqual([]);
  });

  test('has its sandbox, isolation and standard menu', async ({ desktop }) => {
    const made = await desktop.app.evaluate(({ BrowserWindow, Menu }) => ({
      windows: BrowserWindow.getAllWindows().length,
      menus: Menu.getApplicationMenu()?.items.map(({ role, label }) => (role ?? label).toLowerCase()),
    }));
    expect(made.windows).toBe(1);
    expect(made.menus).toEqual(expect.arrayContaining(['editmenu', 'windowmenu', 'help']));
  });

  test('comes back where it was', async ({ folder }) => {
    const bounds = { x: 60, y: 80, width: 900, height: 620 };
    const first = await launchDesktop(folder);
    await first.app.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to),
      bounds,
    );
    await first.close();
    const second = await launchDesktop(folder);
    const found = await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    );
    await second.close();
    expect(found).toEqual(bounds);
  });

  test('is shown by a second start, which ends', async ({ desktop, folder }) => {
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    const second = spawn(desktopBinary() ?? '', [root, `--user-data-dir=${folder}`, ...sandboxSwitches()], {
      stdio: 'ignore',
    });
    const [code] = (await once(second, 'exit')) as [number | null];
    expect(code).toBe(0);
    await expect
      .poll(() =>
        desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()),
      )
      .toBe(false);
  });
});

test.describe('what a hostile page may not do', () => {
  test('call unknown methods or send what the contract does not name', async ({ desktop }) => {
    const outcomes = await desktop.page.evaluate(async () => {
      const call = window.parley.call as (method: unknown, params?: unknown) => Promise<unknown>;
      return [
        await call('nothing.known', {}),
        await call('__proto__', {}),
        await call(null, {}),
        await call('workbench.snapshot'),
        await call('workbench.snapshot', { extra: 1 }),
        await call('server.start', { server: '1' }),
      ];
    });
    for (const outcome of outcomes) expect(outcome).toMatchObject({ error: { code: 'invalid_request' } });
  });

  test('reach the engine from another window, even of the same origin', async ({ desktop }) => {
    const stranger = desktop.app.waitForEvent('window');
    await desktop.app.evaluate(({ BrowserWindow, app }) => {
      const preload = `${app.getAppPath()}/out/preload/preload.cjs`;
      const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      return window.loadURL('app://parley/');
    });
    const page = await stranger;
    const outcome = await page.evaluate(() => window.parley.call('workbench.snapshot', {}));
    expect(outcome).toMatchObject({ error: { code: 'invalid_request', details: { field: 'sender' } } });
  });

  test('run inline scripts or handlers, embed frames, or call out', async ({ desktop }) => {
    const { page } = desktop;
    const violations = await page.evaluateHandle(() => {
      const directives = new Set<string>();
      document.addEventListener('securitypolicyviolation', (event) =>
        directives.add(event.effectiveDirective),
      );
      return directives;
    });
    const fetched = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.hacked = true';
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.hacked = true');
      const frame = document.createElement('iframe');
      frame.src = 'http://127.0.0.1:9/';
      document.body.append(script, button, frame);
      button.click();
      return fetch('http://127.0.0.1:9/').then(
        () => true,
        () => false,
      );
    });
    await expect
      .poll(() => violations.evaluate((directives) => [...directives].sort()))
      .toEqual(['connect-src', 'frame-src', 'script-src-attr', 'script-src-elem']);
    expect(fetched).toBe(false);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });

  test('open windows or lead the window away', async ({ desktop }) => {
    const { app, page } = desktop;
    const opened = await page.evaluate(() => {
      const made = ['https://parley.example/', 'app://parley/', 'about:blank', 'javascript:1'].map((url) =>
        window.open(url),
      );
      location.href = 'http://127.0.0.1:9/';
      return made.filter((one) => one !== null).length;
    });
    expect(opened).toBe(0);
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'app://parley/icon.svg';
      document.body.append(link);
      link.click();
    });
    // Answered by the same document, so that nothing has led away meanwhile.
    expect(await page.evaluate(() => window.parley.call('workbench.snapshot', {}))).toMatchObject({
      ok: true,
    });
    expect(page.url()).toBe('app://parley/');
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('use permissions that the window does not need', async ({ desktop }) => {
    const states = await desktop.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
      const asked = names.map((name) => navigator.permissions.query({ name: name as PermissionName }));
      return (await Promise.all(asked)).map(({ state }) => state);
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
  });
});

test.describe('when things break', () => {
  test('a crashed window offers a reload, and the servers go on', async ({ desktop }) => {
    const port = await startServer(desktop);
    const snapshot = await desktop.app.evaluate(async ({ BrowserWindow, dialog }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined) throw new Error('There is no window.');
      const asked: string[][] = [];
      dialog.showMessageBox = ((_window: unknown, { buttons }: { buttons: string[] }) => {
        asked.push(buttons);
        return Promise.resolve({ response: 0, checkboxChecked: false });
      }) as typeof dialog.showMessageBox;
      const reloaded = new Promise<void>((resolve) => contents.once('did-finish-load', () => resolve()));
      contents.forcefullyCrashRenderer();
      await reloaded;
      const script = "window.parley.call('workbench.snapshot', {})";
      const reply: unknown = await contents.executeJavaScript(script);
      return { asked, reply };
    });
    expect(snapshot.asked).toEqual([['Reload', 'Close window']]);
    const listening: unknown = expect.objectContaining({
      state: expect.objectContaining({ kind: 'listening' }),
    });
    expect(snapshot.reply).toMatchObject({
      value: {
        list: expect.arrayContaining([listening]),
      },
    });
    expect(await echo(port, 'still there')).toBe('still there');
  });

  test('quitting with a busy server frees its port', async ({ desktop }) => {
    const port = await startServer(desktop);
    const peer = connect(port, '127.0.0.1').on('error', () => undefined);
    await once(peer, 'connect');
    const gone = once(desktop.app.process(), 'exit');
    const asked = Date.now();
    // The reply is lost when the app ends before it could be sent.
    desktop.app.evaluate(({ app }) => app.quit()).catch(() => undefined);
    const [code] = (await gone) as [number | null];
    expect(Date.now() - asked).toBeLessThan(QUIT_LIMIT_MS);
    expect(code).toBe(0);
    peer.destroy();
    const [refused] = (await once(connect(port, '127.0.0.1'), 'error')) as [NodeJS.ErrnoException];
    expect(refused.code).toBe('ECONNREFUSED');
  });

  test('a build without its window says so', async ({ folder }) => {
    const broken = join(folder, 'app');
    cpSync(join(root, 'out/main'), join(broken, 'out/main'), { recursive: true });
    writeFileSync(
      join(broken, 'package.json'),
      '{ "name": "broken", "type": "module", "main": "out/main/main.js" }',
    );
    const child = spawn(
      desktopBinary() ?? '',
      [broken, `--user-data-dir=${folder}/data`, ...sandboxSwitches()],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    // Where there is a display, it goes on to show the sentence in a box until someone closes it.
    await expect.poll(() => said).toContain('The window’s files are missing or damaged');
    child.kill('SIGKILL');
  });
});
