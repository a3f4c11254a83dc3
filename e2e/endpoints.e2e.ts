import { chooseAction, paneOf, say, startPair, startServer } from './drive';
import { expect, test } from './fixtures';
import { dial } from './raw-peer';

test('servers and clients are added, renamed and duplicated', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'Add server' }).click();
  await expect(app.pane('Server 2')).toBeFocused();
  await page.getByRole('button', { name: 'Add client' }).click();
  await expect(app.pane('Client 2')).toBeFocused();

  await chooseAction(app, 'Server 2', 'Rename…');
  const dialog = page.getByRole('dialog', { name: 'Rename Server 2' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('  ');
  await expect(dialog.getByRole('button', { name: 'Rename' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Sensor <b>7</b>');
  await dialog.getByRole('textbox', { name: 'Name' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(app.pane('Sensor <b>7</b>')).toBeVisible();
  await expect(app.pane('Server 2')).toHaveCount(0);

  const original = paneOf(app, 'Sensor <b>7</b>');
  await original.region.getByRole('combobox', { name: 'Responder' }).selectOption('Manual');
  const port = await startServer(original);
  await chooseAction(app, 'Sensor <b>7</b>', 'Duplicate');
  const copies = page.getByRole('region', { name: /^Sensor <b>7<\/b>./ });
  await expect(copies).toHaveCount(1);
  await expect(copies.getByRole('textbox', { name: 'Host' })).toHaveValue('127.0.0.1');
  await expect(copies.getByRole('combobox', { name: 'Responder' })).toHaveValue('manual');
  await expect(copies.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await expect(original.status(`Listening on 127.0.0.1:${port}`)).toBeVisible();
});

test('what is at rest is removed without a question', async ({ app }) => {
  await chooseAction(app, 'Client 1', 'Remove…');
  await expect(app.pane('Client 1')).toHaveCount(0);
  await chooseAction(app, 'Server 1', 'Remove…');
  await expect(app.pane('Server 1')).toHaveCount(0);
  await expect(app.page.getByRole('main')).toContainText('Add a server or a client');
  await app.page.getByRole('button', { name: 'Add client' }).click();
  await expect(app.page.getByRole('region', { name: /^Client/ })).toHaveCount(1);
});

test('what is live is removed only after a question, and its port is free again', async ({ app }) => {
  const { client, server, port } = await startPair(app);
  const question = app.page.getByRole('alertdialog', { name: 'Remove Server 1?' });

  await chooseAction(app, 'Server 1', 'Remove…');
  await expect(question).toContainText('1 connection');
  await question.getByRole('button', { name: 'Keep' }).click();
  await expect(question).toBeHidden();
  await say(client, 'still here');
  await expect(server.rows('still here')).toHaveCount(2);

  await chooseAction(app, 'Server 1', 'Remove…');
  await question.getByRole('button', { name: 'Remove' }).click();
  await expect(server.region).toHaveCount(0);
  await expect(client.rows('the peer finished sending (FIN)')).toBeVisible();
  await expect(dial(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('many panes stay usable', async ({ app }) => {
  const list = app.page.getByRole('navigation', { name: 'Servers and clients' });
  for (let count = 2; count <= 5; count += 1) {
    await list.getByRole('button', { name: 'Add server' }).click();
    await list.getByRole('button', { name: 'Add client' }).click();
  }
  const last = paneOf(app, 'Client 5');
  await expect(last.region).toBeFocused();
  await expect(last.region).toBeInViewport({ ratio: 0.9 });

  const first = paneOf(app, 'Server 1');
  await list.getByRole('button', { name: /^Server 1\b/ }).click();
  await expect(first.region).toBeInViewport({ ratio: 0.9 });
  const port = await startServer(first);
  await list.getByRole('button', { name: /^Client 5\b/ }).click();
  await last.port.fill(String(port));
  await last.port.press('Enter');
  await expect(last.status(`Connected to 127.0.0.1:${port}`)).toBeVisible();
  await say(last, 'from far away');
  await expect(last.rows('from far away')).toHaveCount(2);
});
