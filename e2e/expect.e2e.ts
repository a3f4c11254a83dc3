import { expectAnswer } from './composing';
import { connectClient, paneOf, say, startPair } from './drive';
import { expect, test } from './fixtures';
import { listen } from './raw-peer';

test('an answer that comes passes, with its time, beside the input and in the log', async ({ app }) => {
  const { client } = await startPair(app);
  await expectAnswer(app, client, 'pi', '5000');
  await say(client, 'ping');
  await expect(client.status(/^Passed in /)).toBeVisible();
  await expect(client.rows(/contains “pi”/)).toHaveCount(1);
  await client.button('Expect nothing').click();
  await say(client, 'plain');
  await expect(client.rows('plain')).toHaveCount(2);
  await expect(client.rows(/contains “pi”/)).toHaveCount(1);
});

test('an answer that does not come fails; what is sent meanwhile does not wait', async ({ app }) => {
  const { client } = await startPair(app);
  await expectAnswer(app, client, 'never', '300');
  await say(client, 'first');
  await say(client, 'second');
  await expect(client.rows('second')).toHaveCount(2);
  await expect(client.status('Failed: no such answer in time')).toBeVisible();
  await expect(client.rows(/contains “never”/)).toHaveCount(2);
});

test('an answer that comes a byte at a time is found by a regex', async ({ app }) => {
  const server = await listen();
  const client = paneOf(app, 'Client 1');
  await connectClient(client, server.port);
  const peer = await server.accept();
  peer.socket.setNoDelay(true);
  await client.button('Expect an answer').click();
  const form = app.page.getByRole('dialog', { name: 'Expect an answer' });
  await form.getByRole('combobox', { name: 'The answer' }).selectOption({ label: 'matches a regex' });
  await form.getByRole('textbox', { name: 'Pattern' }).fill('OK (');
  await expect(form.getByRole('button', { name: 'Expect this' })).toBeDisabled();
  await form.getByRole('textbox', { name: 'Pattern' }).fill('OK (\\d+)!');
  await form.getByRole('button', { name: 'Expect this' }).click();
  await say(client, 'status');
  await peer.received(6);
  for (const character of 'OK 4711!') peer.socket.write(character);
  await expect(client.status(/^Passed in /)).toBeVisible();
  peer.socket.destroy();
  server.close();
});

test('an answer is expected from one connection, not from all', async ({ app }) => {
  const { server } = await startPair(app);
  await expectAnswer(app, server, 'OK', '500');
  await server.message.fill('to all');
  await server.message.press('Enter');
  await expect(server.problem).toContainText('An answer is expected from one connection.');
  await expect(server.message).toHaveValue('to all');
});
