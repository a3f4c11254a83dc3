import { expectClean } from './axe';
import { expectRowCount, say, startPair } from './drive';
import { expect, test } from './fixtures';

test('the sidebar tells what is captured of how much may be, and how far its times are true', async ({
  app,
}) => {
  const { client } = await startPair(app);
  await say(client, 'hello');
  const capture = app.page.getByRole('contentinfo', { name: 'Capture' });
  await expect(capture).toContainText(/^8 rows · [\d.]+ (bytes|KiB) of 4 GiB/);
  const figure = capture.getByRole('button', { name: 'What the error of the time stamps means' });
  await expect(figure).toHaveText(/^Time ± \d+(\.\d)? ms$/);
  await figure.press('Enter');
  await expect(app.page.getByRole('dialog')).toContainText('99 of 100 waits were no longer than this');
  await app.page.keyboard.press('Escape');
  await expect(figure).toBeFocused();
});

test('the limit of the capture is changed, within its bounds', async ({ app }) => {
  await app.page.getByRole('button', { name: 'Captures…' }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Captures' });
  const limit = dialog.getByRole('textbox', { name: 'Limit in GiB' });
  await limit.fill('0.1');
  await expect(dialog.getByRole('button', { name: 'Set limit' })).toBeDisabled();
  await expect(dialog.getByRole('status')).toHaveText('Type a number of GiB from 0.25 to 65536.');
  await limit.fill('1.5');
  await limit.press('Enter');
  await expect(dialog).toContainText('of 1.5 GiB');
  await app.page.keyboard.press('Escape');
  await expect(app.page.getByRole('contentinfo', { name: 'Capture' })).toContainText('of 1.5 GiB');
});

test('what was captured is deleted for good after a question, and capturing goes on', async ({ app }) => {
  const { client, server } = await startPair(app);
  await say(client, 'unwanted');
  await expectRowCount(server.log, 4);
  await app.page.getByRole('button', { name: 'Captures…' }).click();
  await app.page.getByRole('button', { name: 'Delete what was captured…' }).click();
  const question = app.page.getByRole('alertdialog');
  await expect(question).toContainText('deleted from the disk, for good');
  await question.getByRole('button', { name: 'Delete for good' }).click();
  await expect(question).toHaveCount(0);
  await app.page.keyboard.press('Escape');
  await expectRowCount(server.log, 0);
  await say(client, 'wanted');
  await expect(server.rows('wanted')).toHaveCount(2);
  await expectRowCount(server.log, 2);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the captures, their question and a selection of bytes (${colorScheme})`, async ({
    app,
    shell,
  }) => {
    test.setTimeout(180_000);
    await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { client } = await startPair(app);
    await say(client, 'a \u202e mark');
    await client.rows('mark').first().click();
    const detail = client.region.getByRole('region', { name: 'Details' });
    await detail.getByRole('group', { name: 'Text' }).press('Control+a');
    await expectClean(app.page, shell, 'text that is selected');
    await detail.getByRole('tab', { name: 'Hex' }).click();
    await detail.getByRole('group', { name: 'Hex dump' }).press('Control+a');
    await expect(detail.locator('mark').first()).toBeVisible();
    await expectClean(app.page, shell, 'hex that is selected');
    await app.page.getByRole('button', { name: 'Captures…' }).click();
    await expect(app.page.getByRole('dialog', { name: 'Captures' })).toContainText('Limit in GiB');
    await expectClean(app.page, shell, 'the captures');
    await app.page.getByRole('button', { name: 'Delete what was captured…' }).click();
    await expect(app.page.getByRole('alertdialog')).toBeVisible();
    await expectClean(app.page, shell, 'a question about captures');
  });
}
