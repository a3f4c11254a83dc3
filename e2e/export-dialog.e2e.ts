import { readFile } from 'node:fs/promises';
import type { Download } from '@playwright/test';
import { expectClean } from './axe';
import { chooseAction, expectRowCount, findIn, say, startPair } from './drive';
import { expect, test, type App } from './fixtures';

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

/** Chooses in the dialog that is open, exports, and gives the file that the browser got. */
async function exportAs(app: App, rows: RegExp, format: RegExp): Promise<Download> {
  const dialog = app.page.getByRole('dialog', { name: /^Export the log of/ });
  await dialog.getByRole('radiogroup', { name: 'Rows' }).getByText(rows).click();
  await dialog.getByRole('radiogroup', { name: 'Format' }).getByText(format).click();
  const download = app.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  return download;
}

test.describe('in the browser', () => {
  test.skip(
    ({ shell }) => shell !== 'browser',
    'The desktop asks the system for a file, which no test can answer.',
  );

  test('rows of a log are downloaded, and the sidebar says when each one is done', async ({ app }) => {
    const { client } = await startPair(app);
    for (const text of ['first', 'second', 'third']) await say(client, text);
    await expectRowCount(client.log, 2 + 6);
    await client.button('Export…').click();
    const sent = await exportAs(app, /^All rows/, /^Bytes sent$/);
    expect((await bytesOf(sent)).toString()).toBe('firstsecondthird');
    expect(sent.suggestedFilename()).toMatch(/^Client 1 .*\.bin$/);
    const exports = app.page.getByRole('region', { name: 'Exports' });
    await expect(exports.getByRole('listitem')).toHaveText(/Client 1 · Bytes sentDownloaded 16 bytes/);

    await client.rows('second').first().click();
    await client.button('Export…').click();
    const selected = await exportAs(app, /^The selected row$/, /^Hex dump$/);
    expect((await bytesOf(selected)).toString()).toContain('73 65 63 6f 6e 64');
    await expect(exports.getByRole('listitem')).toHaveCount(2);
    for (const name of ['Bytes sent', 'Hex dump'])
      await exports.getByRole('button', { name: `Put away the export Client 1 · ${name}` }).click();
    await expect(exports).toHaveCount(0);
  });

  test('what a filter keeps is exported alone', async ({ app }) => {
    const { client } = await startPair(app);
    for (const text of ['apple', 'banana', 'apple pie']) await say(client, text);
    await expectRowCount(client.log, 2 + 6);
    const { onlyMatches } = await findIn(client, 'apple');
    await onlyMatches.click();
    await expectRowCount(client.log, 4);
    await client.button('Export…').click();
    const file = await exportAs(app, /^Matching rows only$/, /^Bytes received$/);
    expect((await bytesOf(file)).toString()).toBe('appleapple pie');
  });

  test('an endpoint is recorded until it is stopped, and says so in its pane', async ({ app }) => {
    const { client, server } = await startPair(app);
    await chooseAction(app, 'Server 1', 'Record to file…');
    await app.page.getByRole('dialog').getByRole('button', { name: 'Record', exact: true }).click();
    const recording = server.region.getByRole('region', { name: 'Recording' });
    await expect(recording).toContainText(/Server 1 .*\.log/);
    await say(client, 'on the record');
    await expect(recording).toContainText(/Recording[1-9]\d* bytes/);
    const file = await recording.locator('[title]').first().getAttribute('title');
    await recording.getByRole('button', { name: 'Stop recording' }).click();
    await expect(recording).toHaveCount(0);
    expect(await readFile(file ?? '', 'utf8')).toContain('on the record');
  });
});

test('the dialogs of exports and recordings say what is wrong where it is wrong', async ({ app, shell }) => {
  const { client } = await startPair(app);
  await app.page.emulateMedia({ reducedMotion: 'reduce' });
  await client.button('Export…').click();
  const dialog = app.page.getByRole('dialog');
  await dialog.getByText('From one record to another').click();
  await dialog.getByRole('textbox', { name: 'From record' }).fill('9');
  await dialog.getByRole('textbox', { name: 'To record' }).fill('2');
  await expect(dialog.getByRole('status')).toHaveText('The first record comes after the last one.');
  await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeDisabled();
  await expectClean(app.page, shell, 'the dialog of an export');
  await app.page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await chooseAction(app, 'Client 1', 'Record to file…');
  await dialog.getByText('Begin another file when one is full').click();
  await dialog.getByRole('textbox', { name: 'Full at (MiB)' }).fill('0');
  await expect(dialog.getByRole('status')).toHaveText('Type a number of MiB, 0.0625 or more.');
  await expectClean(app.page, shell, 'the dialog of a recording');
});
