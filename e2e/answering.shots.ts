import type { Locator } from '@playwright/test';
import { paneOf, say, startPair, startServer } from './drive';
import { expect, freePort, test } from './fixtures';
import { dial } from './raw-peer';
import { addRule, openRules } from './rules';
import { shoot } from './shoot';

/** A list of rules as a new user of a text protocol would write it. */
async function addRules(dialog: Locator): Promise<void> {
  await addRule(dialog, { name: 'Health', content: 'ping', reply: 'pong\\n' });
  await addRule(dialog, {
    name: 'Read a value',
    by: 'matches a regex',
    content: '^get (?<key>\\w+)',
    reply: '${key}=${number:1..100}\\n',
  });
  await addRule(dialog, { name: 'Farewell', by: 'starts with', content: 'BYE', reply: 'So long.\\n' });
  await addRule(dialog, {
    name: 'Accept an upload once the device has said who it is',
    content: 'upload',
    reply: 'go ahead\\n',
  });
}

test('rules: none yet, a list, a wrong one, one that is tried', async ({ app }, info) => {
  const dialog = await openRules(app);
  await shoot(app.page, info, 'rules-none');
  await addRules(dialog);
  await dialog.getByRole('grid', { name: 'Rules' }).getByRole('switch').nth(3).click();
  await dialog.getByRole('button', { name: 'Add fall-back' }).click();
  const last = dialog.getByRole('form', { name: 'Fall-back' });
  await last.getByRole('textbox', { name: 'Message 1' }).fill('what?\\n');
  await last.getByRole('combobox', { name: 'Then' }).selectOption('Close it');
  await last.getByRole('button', { name: 'Save rule' }).click();
  await shoot(app.page, info, 'rules-fallback');
  await dialog.getByText('Read a value').first().click();
  await dialog.getByRole('textbox', { name: 'What is received' }).fill('get temperature\\r\\n');
  await expect(dialog.getByText('Rule 2, “Read a value”, fires')).toBeVisible();
  await shoot(app.page, info, 'rules');
  const form = dialog.getByRole('form', { name: 'Rule “Read a value”' });
  await form.getByRole('button', { name: 'Add a message' }).click();
  await form.getByRole('textbox', { name: 'Wait first (ms)' }).nth(1).fill('250');
  await form.getByRole('textbox', { name: 'Message 2' }).fill('$2 is not captured');
  await form.getByRole('textbox', { name: 'Pattern' }).fill('^get (');
  await shoot(app.page, info, 'rules-wrong');
  await dialog.getByRole('button', { name: 'Framing…' }).click();
  await shoot(app.page, info, 'rules-framing');
});

test('rules that fire', async ({ app }, info) => {
  const dialog = await openRules(app);
  await addRules(dialog);
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  const { client } = await startPair(app);
  for (const text of ['ping', 'get temperature', 'BYE']) await say(client, text);
  await expect(client.rows('So long.')).toBeVisible();
  await shoot(app.page, info, 'rules-fired');
});

test('options of a server', async ({ app }, info) => {
  const server = paneOf(app, 'Server 1');
  await server.region.getByRole('combobox', { name: 'Responder' }).selectOption('Fixed reply');
  await server.button('Reply (none yet)…').click();
  await app.page.getByRole('textbox', { name: 'Reply' }).fill('HTTP/1.1 204 No Content\\r\\n\\r\\n');
  await shoot(app.page, info, 'fixed-reply');
  await app.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await server.button('Options…').click();
  const options = app.page.getByRole('dialog', { name: 'Options of Server 1' });
  await shoot(app.page, info, 'options-first');
  const texts = {
    'Delay from (ms)': '20',
    'Delay to (ms)': '80',
    'Bytes per second': '10,000',
    'End after (messages)': '100',
    'Allowed peers': '127.0.0.1\n10.0.0.0/8',
    'Most connections': '50',
    'Idle time (ms)': '60,000',
  };
  for (const [name, text] of Object.entries(texts)) await options.getByRole('textbox', { name }).fill(text);
  await options.getByText('Greet everyone who connects').click();
  await options.getByRole('textbox', { name: 'Greeting' }).fill('220 Ready, #${counter}\\r\\n');
  await options.getByRole('textbox', { name: 'Greeting' }).scrollIntoViewIfNeeded();
  await shoot(app.page, info, 'options');
  await options.getByRole('textbox', { name: 'Bytes per second' }).fill('fast');
  await options.getByRole('textbox', { name: 'Delay to (ms)' }).fill('5');
  await options.getByRole('textbox', { name: 'Allowed peers' }).fill('10.0.0.0/99');
  await options.getByRole('button', { name: 'Save' }).click();
  await shoot(app.page, info, 'options-wrong');
  await options.getByRole('textbox', { name: 'Bytes per second' }).fill('');
  await options.getByRole('textbox', { name: 'Delay to (ms)' }).fill('');
  await options.getByRole('textbox', { name: 'Allowed peers' }).fill('192.0.2.0/24');
  await options.getByRole('button', { name: 'Save' }).click();
  await expect(options).toBeHidden();
  const refused = await dial(await startServer(server));
  await expect(server.rows('efused').first()).toBeVisible();
  await shoot(app.page, info, 'options-refused');
  refused.socket.destroy();
});

test('options of a client that connects again', async ({ app }, info) => {
  const client = paneOf(app, 'Client 1');
  await client.button('Options…').click();
  const options = app.page.getByRole('dialog', { name: 'Options of Client 1' });
  await options.getByRole('textbox', { name: 'Local address' }).fill('127.0.0.1');
  await options.getByText('Connect again after a failure').click();
  await options.getByRole('textbox', { name: 'First wait (ms)' }).fill('60,000');
  await options.getByRole('textbox', { name: 'Longest wait (ms)' }).fill('600,000');
  await options.getByRole('textbox', { name: 'Attempts' }).fill('10');
  await shoot(app.page, info, 'options-client');
  await options.getByRole('button', { name: 'Save' }).click();
  await client.port.fill(String(await freePort()));
  await client.button('Connect').click();
  await expect(client.region.getByText(/again in|Attempt/i).first()).toBeVisible();
  await shoot(app.page, info, 'connecting-again');
});
