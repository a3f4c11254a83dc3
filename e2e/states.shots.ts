import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { resolve } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { chooseAction, paneOf, say, startPair, startServer } from './drive';
import { expect, test } from './fixtures';

const folder = resolve(import.meta.dirname, '../out/screenshots');

async function shoot(page: Page, info: TestInfo, state: string): Promise<void> {
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: `${folder}/${state}-${info.project.name}.png` });
}

async function peer(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

test('first run', async ({ app }, info) => {
  await expect(paneOf(app, 'Client 1').region).toBeVisible();
  await shoot(app.page, info, 'first-run');
});

test('conversation, details, menu and dialog', async ({ app }, info) => {
  const { server, client } = await startPair(app);
  await say(client, 'hello');
  await say(client, 'How do you do? Grüße aus Köln 👋');
  await say(client, 'GET / HTTP/1.1\nHost: 127.0.0.1\n\n');
  await server.message.fill('Welcome! This one is typed by hand.');
  await server.message.press('Enter');
  await expect(client.rows('Welcome')).toBeVisible();
  await client.message.fill('and another line');
  await shoot(app.page, info, 'conversation');
  await client.rows('GET /').first().click();
  await shoot(app.page, info, 'detail-text');
  await client.region.getByRole('tab', { name: 'Hex' }).click();
  await shoot(app.page, info, 'detail-hex');
  await app.page.getByRole('button', { name: 'More actions for Server 1' }).click();
  await expect(app.page.getByRole('menu')).toBeVisible();
  await shoot(app.page, info, 'menu');
  await app.page.keyboard.press('Escape');
  await chooseAction(app, 'Server 1', 'Remove…');
  await expect(app.page.getByRole('alertdialog')).toBeVisible();
  await shoot(app.page, info, 'remove');
});

test('several connections, marks, half-close and reset', async ({ app }, info) => {
  const server = paneOf(app, 'Server 1');
  const port = await startServer(server);
  const peers: Socket[] = [];
  for (const text of ['temperature=21.5\r\n', '\x1b[31mred\x1b[0m \xff\xfe', 'ping']) {
    const socket = await peer(port);
    peers.push(socket);
    socket.write(Buffer.from(text, 'latin1'));
    await once(socket, 'data');
  }
  peers[2]?.resetAndDestroy();
  await expect(server.region.getByRole('grid', { name: 'Connections' }).getByText('reset')).toBeVisible();
  await shoot(app.page, info, 'connections');
  for (const socket of peers) socket.destroy();
});

test('errors beside what failed', async ({ app }, info) => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  const server = paneOf(app, 'Server 1');
  await server.port.fill(String(port));
  await server.button('Start').click();
  await expect(server.problem).toBeVisible();
  holder.close();
  await once(holder, 'close');
  const client = paneOf(app, 'Client 1');
  await client.port.fill(String(port));
  await client.button('Connect').click();
  await expect(client.problem).toBeVisible();
  await shoot(app.page, info, 'errors');
});

test('many panes', async ({ app }, info) => {
  for (const name of ['Add server', 'Add client']) await app.page.getByRole('button', { name }).click();
  await expect(paneOf(app, 'Client 2').region).toBeVisible();
  await startPair(app);
  await shoot(app.page, info, 'many-panes');
});
