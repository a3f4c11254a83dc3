import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import type { WebSocket } from 'ws';
import { expectClean } from './axe';
import { chooseAction, paneOf, type Window } from './drive';
import { expect, test as base } from './fixtures';
import { startHostProcess, type HostProcess } from './host-process';
import { call, visitorOf } from './host-visitor';

const test = base.extend<{ readonly data: string }>({
  data: async ({ shell }, use) => {
    const folder = mkdtempSync(join(tmpdir(), `parley-${shell}-`));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

test.skip(({ shell }) => shell === 'desktop', 'starts hosts of its own');
test.setTimeout(120_000);

const message = { mode: 'text', encoding: 'utf-8', ending: 'lf', source: 'hello' };
const rule = {
  name: 'greet',
  on: true,
  when: { by: 'contains', content: { mode: 'text', source: 'hi', encoding: 'utf-8' } },
  reply: [{ delayMs: 0, message }],
  then: 'stay',
  once: false,
};
const saved = { name: 'Greeting', tags: ['lab'], content: { kind: 'message', message } };
const all = { words: '', tag: null, from: 0, count: 10 };

async function visit(browser: Browser, host: HostProcess): Promise<Window> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(host.url);
  return { page, pane: (name) => page.getByRole('region', { name, exact: true }) };
}

/** What a run keeps besides its endpoints, of the first of them. */
async function keepMore(socket: WebSocket): Promise<void> {
  await call(socket, 'rules.save', { endpoint: 1, id: null, place: 'list', rule });
  await call(socket, 'library.save', { id: null, saved });
  await call(socket, 'history.add', { endpoint: 1, message });
}

async function expectMore(socket: WebSocket): Promise<void> {
  expect(await call(socket, 'rules.window', { endpoint: 1, from: 0, count: 10 })).toMatchObject({
    total: 1,
    rules: [rule],
  });
  expect(await call(socket, 'library.find', all)).toMatchObject({ total: 1, rows: [saved] });
  expect(await call(socket, 'history.read', { endpoint: 1 })).toEqual({ messages: [message] });
}

for (const ending of ['close', 'crash'] as const) {
  test(`endpoints, rules, saved messages and histories are there again after a ${ending}`, async ({
    lazyBrowser,
    data,
  }) => {
    const browser = await lazyBrowser();
    const host = await startHostProcess(0, data);
    const app = await visit(browser, host);
    await chooseAction(app, 'Server 1', 'Rename…');
    const dialog = app.page.getByRole('dialog', { name: 'Rename Server 1' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Lab server');
    await dialog.getByRole('textbox', { name: 'Name' }).press('Enter');
    await chooseAction(app, 'Client 1', 'Remove…');
    await app.page.getByRole('button', { name: 'Add server' }).click();
    await expect(app.pane('Server 1')).toBeVisible();
    await keepMore(await visitorOf(host.url).page());
    const settings = (name: string): string => join(data, 'settings', `${name}.json`);
    // A crash may cost what changed within the last moment, and no more.
    await expect
      .poll(() => ['library', 'history', 'workbench'].map((name) => readOr(settings(name))).join(''))
      .toMatch(/Greeting[^]*hello[^]*Lab server[^]*Server 1/);
    await app.page.context().close();
    await host[ending]();

    const next = await startHostProcess(0, data);
    const again = await visit(browser, next);
    await expect(again.pane('Lab server')).toBeVisible();
    await expect(paneOf(again, 'Server 1').button('Start')).toBeVisible();
    await expect(again.pane('Client 1')).toHaveCount(0);
    await expect(again.page.getByRole('alert')).toHaveCount(0);
    await expectMore(await visitorOf(next.url).page());
    await again.page.context().close();
    expect(await next.close()).toBe(0);
  });
}

test('a broken file is set aside with a message', async ({ lazyBrowser, data }) => {
  const settings = join(data, 'settings');
  mkdirSync(settings);
  const broken = '{"format":1,"lastId":4,"endpoints":[{"kind":"ser';
  writeFileSync(join(settings, 'workbench.json'), broken);
  const host = await startHostProcess(0, data);
  const app = await visit(await lazyBrowser(), host);
  const alert = app.page.getByRole('alert');
  await expect(alert).toContainText('The file with your servers and clients could not be read');
  await expect(app.pane('Server 1')).toBeVisible();
  const [aside = ''] = readdirSync(settings).filter((name) => name.startsWith('workbench.broken-'));
  await expect(alert).toContainText(join(settings, aside));
  expect(readFileSync(join(settings, aside), 'utf8')).toBe(broken);
  await app.page.emulateMedia({ reducedMotion: 'reduce' });
  await expectClean(app.page, 'browser', 'a file that was set aside');
  await alert.getByRole('button', { name: 'Dismiss' }).click();
  await expect(alert).toHaveCount(0);
  await app.page.context().close();
  await host.close();
});

test('two hosts on one folder do not overwrite each other', async ({ lazyBrowser, data }) => {
  const browser = await lazyBrowser();
  const first = await startHostProcess(0, data);
  await keepMore(await visitorOf(first.url).page());
  const second = await startHostProcess(0, data);
  const app = await visit(browser, second);
  await expect(app.page.getByRole('alert')).toContainText('Another Parley keeps its settings');
  await chooseAction(app, 'Server 1', 'Remove…');
  await expect(app.pane('Server 1')).toHaveCount(0);
  await app.page.context().close();
  expect(await second.close()).toBe(0);
  expect(await first.close()).toBe(0);
  const third = await startHostProcess(0, data);
  await expectMore(await visitorOf(third.url).page());
  await third.close();
});

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
