import { paneOf, startServer } from './drive';
import { expect, test } from './fixtures';
import { dial } from './raw-peer';

test('a server greets, lets so many in, and closes what is idle', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  await server.button('Options…').click();
  const options = app.page.getByRole('dialog', { name: 'Options of Server 1' });
  await options.getByRole('textbox', { name: 'Most connections' }).fill('1');
  await options.getByRole('textbox', { name: 'Idle time (ms)' }).fill('300');
  await options.getByText('Greet everyone who connects').click();
  await options.getByRole('textbox', { name: 'Greeting' }).fill('220 ready\\r\\n');
  await options.getByRole('button', { name: 'Save' }).click();
  await expect(server.region.getByText('At most 1 connection')).toContainText(
    'Everyone who connects is greeted',
  );

  const port = await startServer(server);
  const first = await dial(port);
  await first.received(11);
  expect(first.text()).toBe('220 ready\r\n');
  const second = await dial(port);
  await Promise.race([second.ended, second.closed]);
  second.socket.destroy();
  await expect(server.rows('1 connection is open, the most there may be')).toBeVisible();
  await first.ended;
  await expect(server.rows('Nothing passed for 0.3 s')).toBeVisible();
  first.socket.destroy();
});

test('a peer that is not on the list is refused, and the log says so', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  await server.button('Options…').click();
  const options = app.page.getByRole('dialog', { name: 'Options of Server 1' });
  await options.getByRole('textbox', { name: 'Allowed peers' }).fill('10.0.0.0/8');
  await options.getByRole('button', { name: 'Save' }).click();
  await expect(server.region.getByText('Only 10.0.0.0/8 may connect')).toBeVisible();
  const stranger = await dial(await startServer(server));
  await Promise.race([stranger.ended, stranger.closed]);
  stranger.socket.destroy();
  await expect(server.rows('not on the list of allowed peers')).toBeVisible();
});
