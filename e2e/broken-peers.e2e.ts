import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connectClient, paneOf, say, startServer } from './drive';
import { expect, test } from './fixtures';
import { dial, listen } from './raw-peer';

const fullBacklog = join(import.meta.dirname, '../electron/engine/fixtures/full_backlog.py');

test('a peer that resets is told of, and what was typed is kept', async ({ app }) => {
  const client = paneOf(app, 'Client 1');
  const peers = await listen();
  await connectClient(client, peers.port);
  await client.message.fill('draft');
  (await peers.accept()).socket.resetAndDestroy();

  await expect(client.problem).toContainText('The peer reset the connection (RST).');
  await expect(client.status('Connection lost')).toBeVisible();
  await expect(client.rows('reset by the peer (RST)')).toBeVisible();
  await expect(client.message).toHaveValue('draft');
  await client.problem.getByRole('button', { name: 'Try again' }).click();
  await expect(client.status('Connected to')).toBeVisible();
  await client.message.press('Enter');
  const again = await peers.accept();
  expect(String(await again.received(5))).toBe('draft');
  peers.close();
});

test('writing after the peer has closed is told of, and nothing typed is lost', async ({ app }) => {
  const client = paneOf(app, 'Client 1');
  const peers = await listen();
  await connectClient(client, peers.port);
  const peer = await peers.accept();
  peer.socket.destroy();
  await expect(client.rows('the peer finished sending (FIN)')).toBeVisible();
  // The system takes the first message and learns from its RST that nobody reads; it refuses the second one.
  await say(client, 'are you there?');
  await expect(client.rows('are you there?')).toBeVisible();
  await client.message.fill('anyone there?');
  await client.message.press('Enter');
  await expect(client.status('Connection lost')).toBeVisible();
  await expect(client.problem).toContainText(/^The peer (closed|reset) the connection/);
  await client.message.fill('later');
  await client.message.press('Home');
  await client.message.press('ArrowUp');
  await expect(client.message).toHaveValue('anyone there?');
  peers.close();
});

test('a client that resets ends alone: the server and its other clients go on', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  const port = await startServer(server);
  const [one, other] = await Promise.all([dial(port), dial(port)]);
  await expect(server.status('2 connections')).toBeVisible();
  one.socket.resetAndDestroy();
  await expect(server.rows('reset by the peer (RST)')).toBeVisible();
  await expect(server.status('1 connection')).toBeVisible();
  other.socket.write('still here');
  expect(String(await other.received(10))).toBe('still here');
  await expect(server.status('Listening on')).toBeVisible();
  other.socket.destroy();
});

test('a server that is stopped is one that a client may leave at any time', async ({ app }) => {
  const client = paneOf(app, 'Client 1');
  const peers = await listen();
  await connectClient(client, peers.port);
  await say(client, 'bye');
  const peer = await peers.accept();
  await peer.received(3);
  await client.button('Disconnect').click();
  await peer.ended;
  peer.socket.end();
  await expect(client.status('Disconnected')).toBeVisible();
  expect(await peer.closed).toBeNull();
  peers.close();
});

test('connecting can be cancelled while it lasts', async ({ app }) => {
  test.skip(process.platform !== 'linux', 'only Linux leaves a connect to a full backlog without an answer');
  const listener = spawn('python3', [fullBacklog], { stdio: ['pipe', 'pipe', 'ignore'] });
  const [port] = (await once(createInterface(listener.stdout), 'line')) as [string];
  const client = paneOf(app, 'Client 1');
  await client.message.fill('draft');
  await client.port.fill(port);
  await client.button('Connect').click();
  await expect(client.status(`Connecting to 127.0.0.1:${port}`)).toBeVisible();
  await client.button('Cancel').click();
  await expect(client.status('Disconnected')).toBeVisible();
  await expect(client.button('Connect')).toBeVisible();
  await expect(client.problem).toHaveCount(0);
  await expect(client.message).toHaveValue('draft');
  listener.kill();
});
