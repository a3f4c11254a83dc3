import { expectRowCount, paneOf, say, startPair, startServer } from './drive';
import { expect, freePort, test } from './fixtures';
import { listen } from './raw-peer';

test('a port in use is named, and a free one is one click away', async ({ app }) => {
  const holder = await listen();
  const server = paneOf(app, 'Server 1');
  await server.message.fill('draft');
  await server.port.fill(String(holder.port));
  await server.button('Start').click();
  await expect(server.problem).toContainText(`Port ${holder.port} on 127.0.0.1 is already in use.`);
  await expect(server.status('Could not start')).toBeVisible();
  await expect(server.port).toHaveValue(String(holder.port));

  await server.problem.getByRole('button', { name: 'Use a free port' }).click();
  await expect(server.status(/^Listening on 127\.0\.0\.1:\d+$/)).toBeVisible();
  await expect(server.problem).toHaveCount(0);
  await expect(server.port).not.toHaveValue(String(holder.port));
  await expect(server.message).toHaveValue('draft');
  holder.close();
});

test('what is no port and what is no host are said so, and kept', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  const client = paneOf(app, 'Client 1');
  const wrong = [
    [server, 'port', '', 'The port is empty.'],
    [server, 'port', '80a', '“80a” is not a port.'],
    [server, 'port', '65536', '“65536” is not a port.'],
    [client, 'port', '0', '“0” is not a port.'],
    [client, 'host', '', 'The host is empty.'],
    [client, 'host', '999.1.1.1', '“999.1.1.1” is not a host.'],
    [server, 'host', 'a b', '“a b” is not a host.'],
  ] as const;
  for (const [pane, field, text, sentence] of wrong) {
    await pane.host.fill('127.0.0.1');
    await pane.port.fill('8888');
    await pane[field].fill(text);
    await pane[field].press('Enter');
    await expect(pane.problem).toContainText(sentence);
    await expect(pane[field]).toHaveValue(text);
    await expect(pane[field]).toHaveAttribute('aria-invalid', 'true');
    await pane.problem.getByRole('button', { name: 'Dismiss' }).click();
    await expect(pane.problem).toHaveCount(0);
  }
  await expectRowCount(server.log, 0);
  await expectRowCount(client.log, 0);
});

test('an address of another computer cannot be listened on; 127.0.0.1 can', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  // TEST-NET-1 (RFC 5737): no computer has it.
  await server.host.fill('192.0.2.1');
  await server.port.fill('0');
  await server.button('Start').click();
  await expect(server.problem).toContainText('This computer has no address 192.0.2.1.');
  await server.problem.getByRole('button', { name: 'Use 127.0.0.1' }).click();
  await expect(server.status(/^Listening on 127\.0\.0\.1:\d+$/)).toBeVisible();
});

test('a refused connection can be tried again once the server is there', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  const client = paneOf(app, 'Client 1');
  const port = await freePort();
  await client.message.fill('draft');
  await client.port.fill(String(port));
  await client.button('Connect').click();
  await expect(client.problem).toContainText(`Nothing accepts connections at 127.0.0.1:${port}.`);
  await expect(client.status('Could not connect')).toBeVisible();

  await server.port.fill(String(port));
  await server.button('Start').click();
  await expect(server.status(`Listening on 127.0.0.1:${port}`)).toBeVisible();
  await client.problem.getByRole('button', { name: 'Try again' }).click();
  await expect(client.status(`Connected to 127.0.0.1:${port}`)).toBeVisible();
  await expect(client.problem).toHaveCount(0);
  await expect(client.message).toHaveValue('draft');
});

test('sending with nothing to send to keeps the text and says why', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  const client = paneOf(app, 'Client 1');
  await client.message.fill('too early');
  await client.message.press('Enter');
  await expect(client.problem).toContainText('Client 1 is not connected.');
  await expect(client.message).toHaveValue('too early');

  await server.message.fill('too early');
  await server.button('Send').click();
  await expect(server.problem).toContainText('Server 1 is not running.');
  await expect(server.message).toHaveValue('too early');

  await startServer(server);
  await server.button('Send').click();
  await expect(server.problem).toContainText('Server 1 has no open connection to send to.');
  await expect(server.message).toHaveValue('too early');
});

test('a double click on Start makes one server that listens', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  await server.port.fill('0');
  await server.button('Start').dblclick();
  await expect(server.status(/^Listening on/)).toBeVisible();
  await expectRowCount(server.log, 1);
  await expect(server.problem).toHaveCount(0);
  await server.button('Stop').click();
  await expect(server.status('Stopped')).toBeVisible();
  await expectRowCount(server.log, 2);
});

test('a server stops with open connections, and starts again on its port at once', async ({ app }) => {
  const { server, client, port } = await startPair(app);
  await say(client, 'before');
  await expect(client.rows('before')).toHaveCount(2);
  await server.button('Stop').click();
  await expect(server.status('Stopped')).toBeVisible();
  await expect(client.rows('the peer finished sending (FIN)')).toBeVisible();
  await server.port.fill(String(port));
  await server.button('Start').click();
  await expect(server.status(`Listening on 127.0.0.1:${port}`)).toBeVisible();
});
