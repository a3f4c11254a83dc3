import { expectClean } from './axe';
import { paneOf } from './drive';
import { expect, freePort, test, type App } from './fixtures';
import { listen } from './raw-peer';

/** Has Client 1 connect again by itself, first after so many ms. */
async function connectAgain(app: App, firstMs: number, attempts = ''): Promise<void> {
  await paneOf(app, 'Client 1').button('Options…').click();
  const options = app.page.getByRole('dialog', { name: 'Options of Client 1' });
  await options.getByText('Connect again after a failure').click();
  await options.getByRole('textbox', { name: 'First wait (ms)' }).fill(String(firstMs));
  await options.getByRole('textbox', { name: 'Attempts' }).fill(attempts);
  await options.getByRole('button', { name: 'Save' }).click();
  await expect(options).toBeHidden();
}

test('a client waits in sight, connects at once when told to, and again when the peer closes', async ({
  app,
  shell,
}) => {
  const client = paneOf(app, 'Client 1');
  const port = await freePort();
  await connectAgain(app, 30_000);
  await client.port.fill(String(port));
  await client.button('Connect').click();
  const note = client.region.getByRole('group', { name: 'Connecting again' });
  await expect(note).toContainText(/Connecting again in \d+\.\d s, attempt 1/);
  await expect(note).toContainText(`Nothing accepts connections at 127.0.0.1:${port}.`);
  await expect(client.status('Connecting again, attempt 1')).toBeVisible();
  const list = app.page.getByRole('navigation', { name: 'Servers and clients' });
  await expect(list.getByRole('button', { name: /^Client 1/ })).toContainText(/in \d+\.\d s/);
  await expect(client.problem).toHaveCount(0);
  await expectClean(app.page, shell, 'a client that waits');

  const server = await listen(port);
  await client.button('Connect now').click();
  const peer = await server.accept();
  await expect(client.status(`Connected to 127.0.0.1:${port}`)).toBeVisible();
  peer.socket.end();
  await expect(note).toContainText('The peer closed.');
  await client.button('Stop').click();
  await expect(client.status('Disconnected')).toBeVisible();
  server.close();
});

test('the main button cancels the waiting; used-up attempts are a failure with its reason', async ({
  app,
}) => {
  const client = paneOf(app, 'Client 1');
  await connectAgain(app, 10, '2');
  await client.port.fill(String(await freePort()));
  await client.button('Connect').click();
  await expect(client.problem).toContainText('Connecting failed 2 times in a row');
  await client.button('Dismiss').click();
  await client.button('Options…').click();
  const options = app.page.getByRole('dialog', { name: 'Options of Client 1' });
  await options.getByRole('textbox', { name: 'First wait (ms)' }).fill('30000');
  await options.getByRole('button', { name: 'Save' }).click();
  await client.button('Connect').click();
  await client.button('Cancel').click();
  await expect(client.button('Connect')).toBeVisible();
  await expect(client.problem).toHaveCount(0);
});
