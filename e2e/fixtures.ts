import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import {
  test as base,
  expect,
  type Browser,
  type ConsoleMessage,
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
}

interface OpenWindow {
  readonly page: Page;
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
        ? await launchDesktop()
        : await openInBrowser(await lazyBrowser(), { viewport, colorScheme }, errors);
    const { page } = open;
    if (shell === 'desktop') await collectErrors(page, errors);
    try {
      await page.emulateMedia({ colorScheme });
      await use({ page, pane: (name) => page.getByRole('region', { name, exact: true }) });
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
