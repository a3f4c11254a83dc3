import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { expectClean } from './axe';
import { expectRowCount, paneOf, say, startPair, type Pane, type Window } from './drive';
import { expect, test as base } from './fixtures';
import { startHostProcess, type HostProcess } from './host-process';

interface Restarts {
  /** A data folder for several hosts, one after the other; removed at the end. */
  readonly data: string;
}

const test = base.extend<Restarts>({
  data: async ({ shell }, use) => {
    const folder = mkdtempSync(join(tmpdir(), `parley-${shell}-`));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

async function visit(browser: Browser, host: HostProcess): Promise<Window> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(host.url);
  return { page, pane: (name) => page.getByRole('region', { name, exact: true }) };
}

/** A run that says some words and ends, in order or not. */
async function runOf(
  browser: Browser,
  data: string,
  words: readonly string[],
  end: 'close' | 'crash',
): Promise<void> {
  const host = await startHostProcess(0, data);
  const app = await visit(browser, host);
  const { client } = await startPair(app);
  for (const each of words) await say(client, each);
  await expectRowCount(client.log, 2 + 2 * words.length);
  // On disk after 50 ms at most; the figure in the sidebar counts what is there.
  await expect(app.page.getByRole('contentinfo', { name: 'Capture' })).toContainText(
    /[1-9][\d.]* KiB of 4 GiB/,
  );
  await app.page.context().close();
  await host[end]();
}

/** The pane of the one capture that is open. */
function openedPane(app: Window): Pane & { readonly choice: ReturnType<Page['getByRole']> } {
  const region = app.page.getByRole('region', { name: /^Capture of \d{4}-/ });
  const log = region.getByRole('grid', { name: 'Log' });
  return {
    ...paneOf(app, 'Server 1'),
    region,
    log,
    rows: (text) => log.getByRole('row').filter({ hasText: text }),
    button: (name) => region.getByRole('button', { name, exact: true }),
    choice: region.getByRole('combobox', { name: 'Server or client' }),
  };
}

test('the capture of a run that was killed is offered, opened beside live panes, and stays open over a reload', async ({
  lazyBrowser,
  data,
}) => {
  test.setTimeout(120_000);
  const browser = await lazyBrowser();
  await runOf(browser, data, ['first words', 'last words'], 'crash');
  const host = await startHostProcess(0, data);
  const app = await visit(browser, host);
  const banner = app.page.getByRole('region', { name: 'Capture of the last run' });
  await expect(banner).toContainText('Parley did not end in order last time.');
  await app.page.emulateMedia({ reducedMotion: 'reduce' });
  await expectClean(app.page, 'browser', 'the offer of a capture');
  await banner.getByRole('button', { name: 'Open' }).click();
  await expect(banner).toHaveCount(0);

  const opened = openedPane(app);
  await expect(opened.region).toBeFocused();
  await expect(opened.region).toContainText('Read only');
  await expect(opened.region).toContainText('12 records');
  await expectRowCount(opened.log, 12);
  await expect(opened.rows('last words')).toHaveCount(4);
  await opened.choice.selectOption('Client 1');
  await expectRowCount(opened.log, 6);
  await opened.choice.selectOption('All');
  const connection = opened.region.getByRole('textbox', { name: 'Connection' });
  await connection.fill('#1');
  await expect(opened.rows('Connecting to')).toHaveCount(0);
  await connection.fill('none');
  await expect(opened.region.getByRole('status').first()).toHaveText(
    'Type the number of a connection, or nothing.',
  );
  await connection.fill('');
  await opened.rows('last words').first().click();
  await expect(opened.region.getByRole('region', { name: 'Details' })).toContainText('last words');
  await expectClean(app.page, 'browser', 'an opened capture');

  await app.page.reload();
  await expectRowCount(opened.log, 12);
  await expect(banner).toHaveCount(0);
  await app.page
    .getByRole('navigation')
    .getByRole('button', { name: /12 records, read only$/ })
    .click();
  await expect(opened.region).toBeFocused();
  await opened.region.getByRole('button', { name: /^Close Capture of/ }).click();
  await expect(opened.region).toHaveCount(0);
  await app.page.context().close();
  await host.close();
});

test('captures of earlier runs are listed, opened, and deleted after a question', async ({
  lazyBrowser,
  data,
}) => {
  test.setTimeout(120_000);
  const browser = await lazyBrowser();
  await runOf(browser, data, ['killed'], 'crash');
  await runOf(browser, data, ['closed', 'in order'], 'close');
  const host = await startHostProcess(0, data);
  const app = await visit(browser, host);
  await app.page.getByRole('button', { name: 'Captures…' }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Captures' });
  const entries = dialog.getByRole('listitem');
  await expect(entries).toHaveCount(2);
  await expect(entries.nth(0)).toContainText('Ended in order');
  await expect(entries.nth(1)).toContainText('Interrupted');
  // The last run ended in order, so that what an older one left behind is not offered again.
  await expect(app.page.getByText('Parley did not end in order')).toHaveCount(0);

  await entries
    .nth(1)
    .getByRole('button', { name: /^Delete/ })
    .click();
  await app.page.getByRole('button', { name: 'Keep' }).click();
  await expect(entries).toHaveCount(2);
  await entries
    .nth(1)
    .getByRole('button', { name: /^Delete/ })
    .click();
  await app.page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(entries).toHaveCount(1);

  await entries.first().getByRole('button', { name: /^Open/ }).click();
  await expect(dialog).toHaveCount(0);
  const opened = openedPane(app);
  await expect(opened.rows('in order')).toHaveCount(4);
  await expect(opened.rows('killed')).toHaveCount(0);
  await app.page.context().close();
  await host.close();
});
