import { expectClean } from './axe';
import { chooseAction, paneOf, say, startPair } from './drive';
import { expect, test } from './fixtures';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('axe finds nothing at rest, in a conversation, with details and lists', async ({ app, shell }) => {
      test.setTimeout(180_000);
      const { page } = app;
      // Axe reads colours of the moment: none may be on its way to another one.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const clean = (state: string): Promise<void> => expectClean(page, shell, state);
      await expect(app.pane('Client 1')).toBeVisible();
      await clean('a first run');

      const { client, server } = await startPair(app);
      await say(client, 'hello \u202E\x1b there');
      await client.button('Finish sending').click();
      await expect(server.rows(/: closed$/)).toBeVisible();
      await clean('rows of every kind');
      await server.rows('received').first().click();
      await expect(server.region.getByRole('group', { name: 'Text' })).toContainText('hello');
      await clean('details as text');
      await server.region.getByRole('tab', { name: 'Hex' }).click();
      await expect(server.region.getByRole('group', { name: 'Hex dump' })).toContainText('68 65 6c');
      await clean('details as hex');
      await server.rows('Listening').click();
      await expect(server.region.getByRole('region', { name: 'Details' })).toContainText('Event');
      await clean('details of an event');
      await server.region.getByRole('grid', { name: 'Connections' }).getByRole('row').nth(1).click();
      await expect(server.region.getByRole('button', { name: /^Only #\d+: show/ })).toBeVisible();
      await clean('a log of one connection');
    });

    test('axe finds nothing in errors, menus, dialogs and many panes', async ({ app, shell }) => {
      test.setTimeout(180_000);
      const { page } = app;
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const clean = (state: string): Promise<void> => expectClean(page, shell, state);
      const { client, server } = await startPair(app);
      await client.button('Disconnect').click();
      await expect(client.status('Disconnected')).toBeVisible();
      await client.message.fill('unsent');
      await client.message.press('Enter');
      await expect(client.problem).toBeVisible();
      await client.port.fill('x');
      await client.button('Connect').click();
      await expect(client.problem).toHaveCount(2);
      await clean('errors beside what failed');

      await page.getByRole('button', { name: 'More actions for Server 1' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      await clean('an open menu');
      await page.keyboard.press('Escape');
      await server.region.getByRole('button', { name: /^To / }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      await clean('the menu of targets');
      await page.keyboard.press('Escape');
      await chooseAction(app, 'Server 1', 'Rename…');
      await expect(page.getByRole('dialog')).toBeVisible();
      await clean('a dialog');
      await page.keyboard.press('Escape');
      await chooseAction(app, 'Server 1', 'Remove…');
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await clean('a question');
      await page.keyboard.press('Escape');

      for (let count = 0; count < 4; count += 1)
        await page.getByRole('button', { name: count % 2 === 0 ? 'Add server' : 'Add client' }).click();
      await expect(paneOf(app, 'Client 3').region).toBeVisible();
      await clean('many panes');
    });
  });
}

test('at 200 % zoom axe finds nothing, and nothing must be scrolled to sideways', async ({ app, shell }) => {
  const { page } = app;
  // 1280×800 at 200 % leaves a page so many pixels of its own.
  await page.setViewportSize({ width: 640, height: 400 });
  const { client } = await startPair(app);
  await say(client, 'large');
  await expect(client.rows('large')).toHaveCount(2);
  await client.rows('large').first().click();
  await expect(client.region.getByRole('region', { name: 'Details' })).toContainText('large');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectClean(page, shell, `a conversation at 200 % in the ${colorScheme} theme`);
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, 'pixels beside the page').toBeLessThanOrEqual(0);
});
