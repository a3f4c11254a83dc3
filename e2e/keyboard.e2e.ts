import type { Locator, Page } from '@playwright/test';
import { paneOf } from './drive';
import { expect, freePort, test } from './fixtures';

/** The furthest that any control may be, in presses of Tab. */
const FURTHEST = 60;

/** Presses Tab (or Shift+Tab) until the control has the focus; every stop on the way must show that it has it. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < FURTHEST; presses += 1) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      // The focus may be drawn around a field by the box that it fills.
      const boxes = [element, ...(element.parentElement === null ? [] : [element.parentElement])];
      const isShown = boxes.some((box) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(box);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
      });
      return { isShown, what: element.getAttribute('aria-label') ?? element.textContent };
    });
    if (stop !== null) expect(stop, `the focus on “${stop.what}”`).toMatchObject({ isShown: true });
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab did not reach ${target.toString()}`);
}

test('the first echo needs no mouse', async ({ app }) => {
  const { page } = app;
  const server = paneOf(app, 'Server 1');
  const client = paneOf(app, 'Client 1');
  const port = String(await freePort());

  await tabTo(page, server.port);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(port);
  await tabTo(page, server.button('Start'));
  await page.keyboard.press('Enter');
  await expect(server.status(`Listening on 127.0.0.1:${port}`)).toBeVisible();
  await expect(server.button('Stop')).toBeFocused();

  await tabTo(page, client.port);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(port);
  await page.keyboard.press('Enter');
  await expect(client.status(`Connected to 127.0.0.1:${port}`)).toBeVisible();
  await tabTo(page, client.message);
  await page.keyboard.type('hello');
  await page.keyboard.press('Enter');
  await expect(client.rows('hello')).toHaveCount(2);

  await tabTo(page, client.log, 'Shift+Tab');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const detail = client.region.getByRole('region', { name: 'Details' });
  await expect(detail).toContainText('Sent 5 bytes');
  await page.keyboard.press('Escape');
  await expect(detail).toHaveCount(0);
  await expect(client.log).toBeFocused();
});

test('a server’s connections can be chosen, filtered and closed by keys', async ({ app }) => {
  const { page } = app;
  const server = paneOf(app, 'Server 1');
  const client = paneOf(app, 'Client 1');
  const port = String(await freePort());
  for (const pane of [server, client]) {
    await pane.port.fill(port);
    await pane.port.press('Enter');
    await expect(pane.status(`127.0.0.1:${port}`)).toBeVisible();
  }
  const grid = server.region.getByRole('grid', { name: 'Connections' });
  const row = grid.getByRole('row').nth(1);
  await expect(row).toContainText('open');
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await expect(grid).toHaveAttribute('aria-activedescendant', (await row.getAttribute('id')) ?? 'none');
  await page.keyboard.press('Enter');
  await expect(server.region.getByRole('button', { name: /^Only #\d+: show/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(server.region.getByRole('button', { name: /^Only #\d+: show/ })).toHaveCount(0);
  await tabTo(page, row.getByRole('button', { name: /^Close connection/ }));
  await page.keyboard.press('Enter');
  await expect(server.status('0 connections')).toBeVisible();
});

test('menus and dialogs open, close and give the focus back by keys', async ({ app }) => {
  const { page } = app;
  const more = page.getByRole('button', { name: 'More actions for Client 1' });
  await tabTo(page, more);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Rename…' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(more).toBeFocused();

  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Rename Client 1' });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(more).toBeFocused();

  await page.keyboard.press('F6');
  await expect(page.getByRole('navigation', { name: 'Servers and clients' })).toBeFocused();
  await page.keyboard.press('F6');
  await expect(app.pane('Server 1')).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect(page.getByRole('navigation', { name: 'Servers and clients' })).toBeFocused();
});
