import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  test as base,
  expect,
  type Browser,
  type ConsoleMessage,
  type ElectronApplication,
  type Locator,
  type Page,
} from '@playwright/test';
import { launchDesktop } from './desktop-app';
import { startHostProcess } from './host-process';

/** What a project of `playwright.config.ts` sets: how Parley's window is opened. */
export interface ShellOptions {
  readonly shell: 'browser' | 'desktop';
}

/** Parley's window with an engine of its own. */
export interface App {
  readonly page: Page;
  /** The pane of one endpoint, by its name. */
  pane(name: string): Locator;
  /** Does something that saves a file, and resolves once the file is whole. */
  saved(action: () => Promise<unknown>): Promise<SavedFile>;
}

/** A file that a browser downloaded, or that the desktop wrote. */
export interface SavedFile {
  readonly name: string;
  readonly path: string;
}

interface OpenWindow {
  readonly page: Page;
  readonly saved: App['saved'];
  close(): Promise<unknown>;
}

interface TestFixtures {
  /** A fresh Parley for this test alone. The test fails if its page logged an error or threw. */
  readonly app: App;
  /** Console errors that a test causes on purpose; any other fails it. */
  readonly expectedErrors: readonly RegExp[];
}

interface WorkerFixtures extends ShellOptions {
  /** Starts the browser when it is first asked for: the desktop needs none. */
  readonly lazyBrowser: () => Promise<Browser>;
}

/** The test function of every spec that drives the window, in the browser and on the desktop alike. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  shell: ['browser', { option: true, scope: 'worker' }],
  expectedErrors: [[], { option: true }],
  lazyBrowser: [
    async ({ playwright }, use) => {
      let browser: Promise<Browser> | undefined;
      await use(() => (browser ??= playwright.chromium.launch()));
      await (await browser)?.close();
    },
    { scope: 'worker' },
  ],
  app: async ({ shell, lazyBrowser, viewport, colorScheme, expectedErrors }, use) => {
    const errors: string[] = [];
    const open =
      shell === 'desktop'
        ? await openOnDesktop()
        : await openInBrowser(await lazyBrowser(), { viewport, colorScheme }, errors);
    const { page } = open;
    if (shell === 'desktop') await collectErrors(page, errors);
    try {
      await page.emulateMedia({ colorScheme });
      const { saved } = open;
      await use({ page, saved, pane: (name) => page.getByRole('region', { name, exact: true }) });
    } finally {
      await open.close();
    }
    const surprises = errors.filter((text) => !expectedErrors.some((expected) => expected.test(text)));
    expect(surprises, 'errors of the page').toEqual([]);
  },
  page: async ({ app }, use) => use(app.page),
});

export { expect } from '@playwright/test';

/** A TCP port on 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function openOnDesktop(): Promise<OpenWindow> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-saved-'));
  const { app, page, close } = await launchDesktop();
  await answerSaveDialogs(app, folder);
  return {
    page,
    saved: (action) => savedIn(folder, action),
    close: async () => {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Has every dialog that asks where to save a file answer: here, under the suggested name. */
async function answerSaveDialogs(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, to) => {
    dialog.showSaveDialog = (...asked: unknown[]) => {
      const { defaultPath } = asked.at(-1) as { defaultPath: string };
      const filePath = `${to}/${defaultPath.split(/[\\/]/).pop() ?? ''}`;
      return Promise.resolve({ canceled: false, filePath });
    };
  }, folder);
}

/** A file that an action brings into a folder; what is not whole yet has another name. */
async function savedIn(folder: string, action: () => Promise<unknown>): Promise<SavedFile> {
  const before = new Set(readdirSync(folder));
  await action();
  const news = (): string[] =>
    readdirSync(folder).filter((name) => !before.has(name) && !name.endsWith('.part'));
  await expect.poll(news, 'files that were saved').toHaveLength(1);
  const name = news()[0] ?? '';
  return { name, path: join(folder, name) };
}

async function openInBrowser(
  browser: Browser,
  options: NonNullable<Parameters<Browser['newContext']>[0]>,
  errors: string[],
): Promise<OpenWindow> {
  const host = await startHostProcess();
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await collectErrors(page, errors);
  await page.goto(host.url);
  return {
    page,
    saved: async (action) => {
      const download = page.waitForEvent('download');
      await action();
      const file = await download;
      return { name: file.suggestedFilename(), path: await file.path() };
    },
    close: async () => {
      await context.close();
      await host.close();
    },
  };
}

/** Adds each error of the page, those from before this call included, to a list. */
async function collectErrors(page: Page, errors: string[]): Promise<void> {
  const note = (message: ConsoleMessage): void => {
    if (message.type() === 'error') errors.push(message.text());
  };
  const past = await page.consoleMessages();
  past.forEach(note);
  errors.push(...(await page.pageErrors()).map(String));
  page.on('console', note);
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
}
