import { expect, freePort, test } from './fixtures';

test('the first echo: start a server, connect a client, type, and see it come back', async ({ app }) => {
  const port = String(await freePort());
  const server = app.pane('Server 1');
  const client = app.pane('Client 1');

  await server.getByRole('textbox', { name: 'Port' }).fill(port);
  await server.getByRole('button', { name: 'Start' }).click();
  await expect(
    server.getByRole('status').filter({ hasText: `Listening on 127.0.0.1:${port}` }),
  ).toBeVisible();

  await client.getByRole('textbox', { name: 'Port' }).fill(port);
  await client.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(
    client.getByRole('status').filter({ hasText: `Connected to 127.0.0.1:${port}` }),
  ).toBeVisible();

  await client.getByRole('textbox', { name: 'Message' }).fill('hello');
  await client.getByRole('textbox', { name: 'Message' }).press('Enter');

  for (const [pane, first, second] of [
    [client, 'sent', 'received'],
    [server, 'received', 'sent'],
  ] as const) {
    const rows = pane.getByRole('grid', { name: 'Log' }).getByRole('row').filter({ hasText: 'hello' });
    await expect(rows).toHaveCount(2);
    await expect(rows.nth(0)).toContainText(first);
    await expect(rows.nth(1)).toContainText(second);
    await expect(rows.nth(0)).toContainText(/\b5\b/);
  }
  await expect(client.getByRole('textbox', { name: 'Message' })).toHaveValue('');
});
