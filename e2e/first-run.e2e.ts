import { expectRowCount, paneOf } from './drive';
import { expect, test } from './fixtures';

test('a first run has a server and a client side by side, ready to be started', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  const client = paneOf(app, 'Client 1');

  for (const pane of [server, client]) {
    await expect(pane.region).toBeVisible();
    await expect(pane.host).toHaveValue('127.0.0.1');
    await expect(pane.port).toHaveValue('8888');
    await expect(pane.message).toHaveValue('');
    await expect(pane.button('Send')).toBeVisible();
    await expectRowCount(pane.log, 0);
  }
  await expect(server.button('Start')).toBeEnabled();
  await expect(client.button('Connect')).toBeEnabled();
  await expect(server.status('Stopped')).toBeVisible();
  await expect(client.status('Disconnected')).toBeVisible();
  const responder = server.region.getByRole('combobox', { name: 'Responder' });
  await expect(responder.locator('option:checked')).toHaveText('Echo');
  await expectRowCount(server.region.getByRole('grid', { name: 'Connections' }), 1);

  const left = await server.region.boundingBox();
  const right = await client.region.boundingBox();
  expect(left?.y).toBe(right?.y);
  expect(left?.width).toBeCloseTo(right?.width ?? 0, -1);
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThan(right?.x ?? 0);
});

test('a first run says what to do next, and lists what there is', async ({ app }) => {
  await expect(app.pane('Server 1')).toContainText('Press Start');
  await expect(app.pane('Client 1')).toContainText('Press Connect');

  const list = app.page.getByRole('navigation', { name: 'Servers and clients' });
  await expect(list.getByRole('button', { name: /^Server 1\b.*Stopped/ })).toBeVisible();
  await expect(list.getByRole('button', { name: /^Client 1\b.*Disconnected/ })).toBeVisible();
  await expect(list.getByRole('button', { name: 'Add server' })).toBeVisible();
  await expect(list.getByRole('button', { name: 'Add client' })).toBeVisible();
  await expect(app.page.getByRole('contentinfo', { name: 'Capture' })).toContainText('0 rows');
  await expect(app.page.getByRole('alert')).toHaveCount(0);
});

test('the list takes a person to a pane', async ({ app }) => {
  const list = app.page.getByRole('navigation', { name: 'Servers and clients' });
  await list.getByRole('button', { name: /^Client 1\b/ }).click();
  await expect(app.pane('Client 1')).toBeFocused();
});
