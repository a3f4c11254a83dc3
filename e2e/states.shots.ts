import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { chooseAction, findIn, paneOf, say, startPair, startServer } from './drive';
import { expect, test } from './fixtures';
import { shoot } from './shoot';

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
  const dump = client.region.getByRole('group', { name: 'Hex dump' });
  await dump.focus();
  for (let bytes = 1; bytes < 8; bytes += 1) await dump.press('Shift+ArrowRight');
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

test('rows, find, filters and go to', async ({ app }, info) => {
  const { server, client } = await startPair(app);
  for (let reading = 0; reading < 12; reading += 1)
    await say(client, `temperature=${20 + (reading % 3)}.${reading}`);
  await expect(client.rows('temperature=22.11')).toHaveCount(2);
  await client.region.getByRole('radio', { name: 'Rows' }).check({ force: true });
  const { onlyMatches } = await findIn(server, 'temperature=21');
  await shoot(app.page, info, 'find');
  await onlyMatches.click();
  await server.region.getByRole('button', { name: /^Filters/ }).click();
  await app.page.getByRole('dialog', { name: 'Filters' }).getByLabel('Length in bytes').fill('10-x');
  await shoot(app.page, info, 'filters');
  await app.page.keyboard.press('Escape');
  await client.region.getByRole('button', { name: 'Go to…' }).click();
  await shoot(app.page, info, 'go-to');
});

test('captures, exports and recordings', async ({ app }, info) => {
  const { server, client } = await startPair(app);
  await say(client, 'something to keep');
  await expect(client.rows('something to keep')).toHaveCount(2);
  await app.page.getByRole('button', { name: 'Captures…' }).click();
  await expect(app.page.getByRole('dialog', { name: 'Captures' })).toContainText('Limit in GiB');
  await shoot(app.page, info, 'captures');
  await app.page.keyboard.press('Escape');
  await client.region.getByRole('button', { name: 'Export…' }).click();
  await expect(app.page.getByRole('dialog')).toBeVisible();
  await shoot(app.page, info, 'export');
  await app.page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
  await chooseAction(app, 'Server 1', 'Record to file…');
  await expect(app.page.getByRole('dialog')).toBeVisible();
  await shoot(app.page, info, 'record');
  await app.page
    .getByRole('dialog')
    .getByRole('button', { name: /^(Record|Start)/ })
    .click();
  await expect(server.region.getByRole('button', { name: 'Stop recording' })).toBeVisible();
  await shoot(app.page, info, 'recording');
});

test('many panes', async ({ app }, info) => {
  for (const name of ['Add server', 'Add client']) await app.page.getByRole('button', { name }).click();
  await expect(paneOf(app, 'Client 2').region).toBeVisible();
  await startPair(app);
  await shoot(app.page, info, 'many-panes');
});
