import { paneOf, startServer } from './drive';
import { expect, test } from './fixtures';
import { dial } from './raw-peer';

const CONNECTIONS = 1_000;

test('a thousand connections all have their echo while the window answers', async ({ app }) => {
  test.setTimeout(120_000);
  const server = paneOf(app, 'Server 1');
  const client = paneOf(app, 'Client 1');
  const port = await startServer(server);
  const peers = await Promise.all(Array.from({ length: CONNECTIONS }, () => dial(port)));
  await expect(server.status('1,000 connections')).toBeVisible();

  let wanted = true;
  const talks = peers.map(async (peer, index) => {
    let said = '';
    do {
      const message = `${index}:${said.length} `;
      said += message;
      await peer.exchange(message);
    } while (wanted);
    return { said, heard: peer.text() };
  });

  // The window is used while all of them talk.
  await client.message.fill('typed meanwhile');
  await expect(client.message).toHaveValue('typed meanwhile');
  await app.page.getByRole('button', { name: 'More actions for Client 1' }).click();
  await app.page.getByRole('menuitem', { name: 'Rename…' }).click();
  await app.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await client.port.fill(String(port));
  await client.button('Connect').click();
  await expect(client.status(`Connected to 127.0.0.1:${port}`)).toBeVisible();
  await client.message.press('Enter');
  await expect(client.rows('typed meanwhile')).toHaveCount(2);
  await expect(server.status('1,001 connections')).toBeVisible();

  wanted = false;
  for (const { said, heard } of await Promise.all(talks)) expect(heard).toBe(said);
  for (const { socket } of peers) socket.destroy();
  await expect(server.status('1 connection')).toBeVisible();
  await expect(client.status('Connected to')).toBeVisible();
});
