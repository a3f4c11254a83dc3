import type { Locator } from '@playwright/test';
import { expectRowCount, paneOf, startServer, type Pane } from './drive';
import { expect, test, type App } from './fixtures';
import { dial, type RawPeer } from './raw-peer';

interface Scene {
  readonly server: Pane;
  readonly grid: Locator;
  /** Row of the connection with this number. */
  readonly row: (number: number) => Locator;
  /** Raw clients of connections #1, #2 and #3, in that order. */
  readonly peers: readonly [RawPeer, RawPeer, RawPeer];
}

/** A server that answers nothing by itself, with three connections. */
async function threeConnections(app: App): Promise<Scene> {
  const server = paneOf(app, 'Server 1');
  await server.region.getByRole('combobox', { name: 'Responder' }).selectOption('Manual');
  const port = await startServer(server);
  const peers = [await dial(port), await dial(port), await dial(port)] as const;
  await expect(server.status('3 connections')).toBeVisible();
  const grid = server.region.getByRole('grid', { name: 'Connections' });
  // The row of the columns' names counts.
  await expectRowCount(grid, 4);
  return { server, grid, peers, row: (number) => grid.getByRole('row').filter({ hasText: `#${number}` }) };
}

function leave(peers: readonly RawPeer[]): void {
  for (const { socket } of peers) socket.destroy();
}

test('each connection is listed with its number, peer, state and bytes', async ({ app }) => {
  const { row, peers } = await threeConnections(app);
  peers[1].socket.write('twelve bytes');
  await expect(row(2)).toContainText('12 bytes');
  for (const [index, { socket }] of peers.entries()) {
    await expect(row(index + 1)).toContainText(`127.0.0.1:${socket.localPort}`);
    await expect(row(index + 1)).toContainText('open');
  }
  peers[0].socket.end();
  await expect(row(1)).toContainText('peer finished');
  leave(peers);
});

test('a message goes to the chosen connection alone, or to all', async ({ app }) => {
  const { server, row, peers } = await threeConnections(app);
  await row(2).getByRole('button', { name: 'Send to connection #2' }).click();
  await server.message.fill('for two');
  await server.message.press('Enter');
  expect(String(await peers[1].received(7))).toBe('for two');
  await server.region.getByRole('button', { name: 'Send to all connections' }).first().click();
  await server.message.fill('|for all');
  await server.message.press('Enter');
  expect(String(await peers[1].received(15))).toBe('for two|for all');
  expect(String(await peers[0].received(8))).toBe('|for all');
  expect(String(await peers[2].received(8))).toBe('|for all');
  leave(peers);
});

test('one connection is closed with FIN, another one reset with RST', async ({ app }) => {
  const { server, grid, row, peers } = await threeConnections(app);
  await row(2).getByRole('button', { name: 'Close connection #2' }).click();
  await peers[1].ended;
  peers[1].socket.end();
  expect(await peers[1].closed).toBeNull();
  await expect(row(2)).toContainText('closed');

  await row(3).getByRole('button', { name: 'Reset connection #3' }).click();
  expect(await peers[2].closed).toBe('ECONNRESET');
  await expect(row(3)).toContainText('reset by us');
  await expect(server.rows('#3: reset by this side (RST)')).toBeVisible();

  await expect(server.status('1 connection')).toBeVisible();
  await expect(row(1)).toContainText('open');
  await server.region.getByRole('button', { name: 'Live only' }).click();
  await expectRowCount(grid, 2);
  leave(peers);
});

test('a click on a connection filters the log to it, another one shows all again', async ({ app }) => {
  const { server, row, peers } = await threeConnections(app);
  for (const [index, { socket }] of peers.entries()) socket.write(`I am ${index + 1}`);
  // Listening, three times opened, three times received.
  await expectRowCount(server.log, 7);
  await row(3).getByText('open').click();
  await expectRowCount(server.log, 2);
  await expect(server.rows('I am 3')).toHaveCount(1);
  await expect(server.rows('I am 1')).toHaveCount(0);
  await expect(row(3)).toHaveAttribute('aria-selected', 'true');
  peers[0].socket.write('more of the first');
  await server.region.getByRole('button', { name: /^Only #3: show/ }).click();
  await expectRowCount(server.log, 8);
  await server.rows('I am 2').getByRole('button', { name: /#2$/ }).click();
  await expectRowCount(server.log, 2);
  leave(peers);
});
