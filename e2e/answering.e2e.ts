import { expectClean } from './axe';
import { paneOf, say, startPair, startServer } from './drive';
import { expect, test } from './fixtures';
import { dial } from './raw-peer';

test('a server answers each message with a fixed reply, after a delay, and closes after two', async ({
  app,
}) => {
  const server = paneOf(app, 'Server 1');
  await server.region.getByRole('combobox', { name: 'Responder' }).selectOption('Fixed reply');
  await server.button('Reply (none yet)…').click();
  const reply = app.page.getByRole('dialog', { name: 'Fixed reply of Server 1' });
  await reply.getByRole('textbox', { name: 'Reply' }).fill('OK\\r\\n');
  await reply.getByRole('button', { name: 'Save' }).click();
  await expect(server.button('Reply…')).toBeVisible();
  await server.button('Options…').click();
  const options = app.page.getByRole('dialog', { name: 'Options of Server 1' });
  await options.getByRole('textbox', { name: 'Delay from (ms)' }).fill('20');
  await options.getByRole('textbox', { name: 'End after (messages)' }).fill('2');
  await options.getByRole('button', { name: 'Save' }).click();
  await expect(options).toBeHidden();

  const peer = await dial(await startServer(server));
  peer.socket.write('one');
  await peer.received(4);
  peer.socket.write('two');
  await peer.received(8);
  await peer.ended;
  expect(peer.text()).toBe('OK\r\nOK\r\n');
  peer.socket.destroy();
});

test('a client answers by itself too', async ({ app }) => {
  const { server, client } = await startPair(app);
  await server.region.getByRole('combobox', { name: 'Responder' }).selectOption('Manual');
  await client.region.getByRole('combobox', { name: 'Responder' }).selectOption('Echo');
  await say(server, 'who is there');
  await expect(server.rows('who is there')).toHaveCount(2);
});

test('options: what is wrong is said below its field, and nothing is lost', async ({ app, shell }) => {
  const server = paneOf(app, 'Server 1');
  await server.button('Options…').click();
  const options = app.page.getByRole('dialog', { name: 'Options of Server 1' });
  const rate = options.getByRole('textbox', { name: 'Bytes per second' });
  const peers = options.getByRole('textbox', { name: 'Allowed peers' });
  await rate.fill('fast');
  await peers.fill('127.0.0.1\n10.0.0.0/99');
  await options.getByRole('button', { name: 'Save' }).click();
  await expect(rate).toBeFocused();
  await expect(rate).toHaveAccessibleDescription(/must be a whole number/);
  await expectClean(app.page, shell, 'options with faults');
  await rate.fill('1000');
  await rate.press('Enter');
  await expect(peers).toHaveAccessibleDescription(/“10\.0\.0\.0\/99” is neither an address nor a network/);
  await expect(rate).toHaveValue('1000');
  await peers.fill('127.0.0.1\n10.0.0.0/9');
  await options.getByRole('button', { name: 'Save' }).click();
  await expect(options).toBeHidden();
  await expect(server.region.getByText('Only 2 addresses and networks may connect')).toBeVisible();
});
