import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { expectClean } from './axe';
import { paneOf, say, startPair, type Pane } from './drive';
import { expect, test, type App } from './fixtures';

const dialog = (app: App): Locator => app.page.getByRole('dialog', { name: 'Saved messages' });
const entries = (app: App): Locator => dialog(app).getByRole('row');

async function choose(app: App, pane: Pane, item: string): Promise<void> {
  await pane.button('Saved messages').click();
  await app.page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function save(app: App, pane: Pane, text: string, name: string, tags: string): Promise<void> {
  await pane.message.fill(text);
  await choose(app, pane, 'Save message…');
  const form = app.page.getByRole('dialog', { name: 'Save message' });
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  await form.getByRole('textbox', { name: 'Tags' }).fill(tags);
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form).toHaveCount(0);
}

async function importFile(app: App, name: string, text: string): Promise<Locator> {
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
  await dialog(app).locator('input[type=file]').setInputFiles(file);
  return app.page.getByRole('dialog', { name: `Import ${name}` });
}

test('a message is saved from the input, found, sent, put back, changed, copied and deleted', async ({
  app,
  shell,
}) => {
  const { client } = await startPair(app);
  await save(app, client, 'ping\\n', 'Ping', 'health');
  await save(app, client, 'status?', 'Ask for the status', 'health, slow');
  await choose(app, client, 'Saved messages…');
  await expect(entries(app)).toHaveCount(2);
  await expectClean(app.page, shell, 'the library');
  await dialog(app).getByRole('textbox', { name: 'Find' }).fill('ping');
  await expect(entries(app)).toHaveCount(1);
  await dialog(app).getByRole('button', { name: 'Send Ping' }).click();
  await expect(dialog(app).getByRole('status')).toHaveText('Sent “Ping”.');
  await expect(client.rows('ping')).toHaveCount(2);
  await dialog(app).getByRole('textbox', { name: 'Find' }).fill('');
  await dialog(app).getByRole('combobox', { name: 'Tag' }).selectOption('slow');
  await expect(entries(app)).toHaveCount(1);
  await entries(app).first().click();
  await dialog(app).getByRole('button', { name: 'Duplicate…' }).click();
  await app.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(entries(app)).toHaveCount(2);
  await entries(app).filter({ hasText: '(copy)' }).click();
  await dialog(app).getByRole('button', { name: 'Delete…' }).click();
  await app.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(entries(app)).toHaveCount(1);
  await dialog(app).getByRole('button', { name: 'Edit Ask for the status' }).click();
  await app.page
    .getByRole('dialog', { name: 'Edit message' })
    .getByRole('textbox', { name: 'Name' })
    .fill('Status');
  await app.page.getByRole('button', { name: 'Save', exact: true }).click();
  await entries(app).filter({ hasText: 'Status' }).click();
  await dialog(app).getByRole('button', { name: 'Put into the input' }).click();
  await expect(dialog(app)).toHaveCount(0);
  await expect(client.message).toHaveValue('status?');
});

test('bytes of the log are saved as a message with the same bytes', async ({ app }) => {
  const { client } = await startPair(app);
  await say(client, 'temperature=21.5\\r\\n\\xff');
  await client.rows('temperature').first().click();
  const detail = client.region.getByRole('region', { name: 'Details' });
  await detail.getByRole('button', { name: 'More for these bytes' }).click();
  await app.page.getByRole('menuitem', { name: 'Save as message…' }).click();
  const form = app.page.getByRole('dialog', { name: 'Save message' });
  await expect(form.getByRole('textbox', { name: 'Message' })).toHaveValue('temperature=21.5\\r\\n\\xff');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form).toHaveCount(0);
});

test('files of Packet Sender and of Parley are imported, with what is wrong in them, and exported', async ({
  app,
}) => {
  const client = paneOf(app, 'Client 1');
  await expect(client.region).toBeVisible();
  await choose(app, client, 'Saved messages…');
  const ini = [
    '[NAMES]',
    '1\\name=Hello device',
    'size=1',
    '[Hello%20device]',
    'name=Hello device',
    'hexString=48 65 6c 6c 6f 0d 0a',
    'port=8888',
    'tcpOrUdp=TCP',
    'toIP=127.0.0.1',
  ].join('\n');
  const packets = await importFile(app, 'packets.ini', ini);
  await packets.getByRole('button', { name: 'Add 1' }).click();
  await expect(entries(app)).toHaveCount(1);
  await expect(entries(app)).toContainText('Hello device');

  const good = {
    name: 'Good',
    tags: [],
    content: { kind: 'message', message: { mode: 'text', source: 'g', encoding: 'utf-8', ending: 'none' } },
  };
  const json = await importFile(
    app,
    'mine.json',
    JSON.stringify({ format: 1, saved: [good, { name: 'Bad' }] }),
  );
  await expect(json.getByRole('list', { name: 'Problems' })).toContainText('Entry 2: “Bad” was left out');
  await json.getByRole('button', { name: 'Add 1' }).click();
  await expect(entries(app)).toHaveCount(2);

  const nothing = await importFile(app, 'photo.json', '{"a": 1}');
  await expect(nothing).toContainText('no library of Parley');
  await nothing.getByRole('button', { name: 'Close' }).click();
});

test('a library is exported as a file that can be imported again', async ({ app, shell }) => {
  test.skip(shell === 'desktop', 'the desktop asks the system where a download goes');
  const client = paneOf(app, 'Client 1');
  await save(app, client, 'ping', 'Ping', 'a, b');
  await choose(app, client, 'Saved messages…');
  const { name, path } = await app.saved(() => dialog(app).getByRole('button', { name: 'Export' }).click());
  expect(name).toBe('parley-library.json');
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    format: 1,
    saved: [{ name: 'Ping', tags: ['a', 'b'], content: { kind: 'message', message: { source: 'ping' } } }],
  });
});

test('a sequence is made, kept and run, and stops when an answer does not come', async ({ app }) => {
  const { client } = await startPair(app);
  await choose(app, client, 'Saved messages…');
  await dialog(app).getByRole('button', { name: 'New sequence…' }).click();
  const form = app.page.getByRole('dialog', { name: 'Save sequence' });
  await form.getByRole('textbox', { name: 'Name' }).fill('Log in');
  await form.getByRole('textbox', { name: 'Message of step 1' }).fill('user');
  await form.getByRole('button', { name: 'Add step' }).click();
  await form.getByRole('textbox', { name: 'Message of step 2' }).fill('password');
  await form.getByRole('textbox', { name: 'Wait first (ms)' }).nth(1).fill('20');
  await form.getByText('Expect an answer').nth(1).click();
  await form.getByRole('textbox', { name: 'Content' }).fill('welcome');
  await form.getByRole('textbox', { name: 'Within (ms)' }).fill('200');
  await form.getByRole('button', { name: 'Add step' }).click();
  await form.getByRole('textbox', { name: 'Message of step 3' }).fill('never sent');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog(app).getByRole('button', { name: 'Run Log in' }).click();
  await dialog(app).getByRole('button', { name: 'Close' }).click();
  await expect(client.rows('password')).toHaveCount(2);
  const list = client.region.getByRole('list', { name: 'What is being sent' });
  await expect(list).toContainText('1 answer missed');
  await expect(client.rows('never sent')).toHaveCount(0);
});

test('ten thousand messages scroll to the last one, and are searched', async ({ app }) => {
  test.setTimeout(120_000);
  const client = paneOf(app, 'Client 1');
  await expect(client.region).toBeVisible();
  await choose(app, client, 'Saved messages…');
  const saved = Array.from({ length: 10_000 }, (_, at) => ({
    name: `Message ${String(at).padStart(5, '0')}`,
    tags: [at % 2 === 0 ? 'even' : 'odd'],
    content: {
      kind: 'message',
      message: { mode: 'text', source: `m${at}`, encoding: 'utf-8', ending: 'none' },
    },
  }));
  const form = await importFile(app, 'many.json', JSON.stringify({ format: 1, saved }));
  await form.getByRole('button', { name: 'Add 10,000' }).click();
  await expect(form).toHaveCount(0, { timeout: 60_000 });
  const grid = dialog(app).getByRole('grid', { name: 'Library' });
  await expect(grid).toHaveAttribute('aria-rowcount', '10000');
  await grid.focus();
  await grid.press('End');
  await expect(entries(app).filter({ hasText: 'Message 09999' })).toBeVisible();
  await grid.press('Home');
  await expect(entries(app).filter({ hasText: 'Message 00000' })).toBeVisible();
  await dialog(app).getByRole('textbox', { name: 'Find' }).fill('0123');
  await expect(grid).toHaveAttribute('aria-rowcount', '11');
});
