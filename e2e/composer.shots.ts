import type { Page } from '@playwright/test';
import { say, startPair, type Pane } from './drive';
import { expect, test } from './fixtures';
import { shoot } from './shoot';

async function save(page: Page, pane: Pane, text: string, name: string, tags: string): Promise<void> {
  await pane.message.fill(text);
  await pane.button('Saved messages').click();
  await page.getByRole('menuitem', { name: 'Save message…' }).click();
  const form = page.getByRole('dialog', { name: 'Save message' });
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  await form.getByRole('textbox', { name: 'Tags' }).fill(tags);
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form).toHaveCount(0);
}

test('composing: marks, a fault, variables', async ({ app }, info) => {
  const { server, client } = await startPair(app);
  await client.region.getByRole('combobox', { name: 'Line ending' }).selectOption({ label: 'CRLF' });
  await say(client, 'temperature=${number:20..25}');
  await say(client, 'status?');
  await client.message.fill('$${begin}GP,${counter:4},${iso}${end}*${xor8:HEX}');
  await server.region.getByRole('combobox', { name: 'Encoding' }).selectOption({ label: 'Latin-1' });
  await server.message.fill('Grüße aus Köln: 21 €');
  await expect(client.rows('status?')).toHaveCount(2);
  await shoot(app.page, info, 'composer');
  await client.button('Insert a variable').click();
  await expect(app.page.getByRole('menu')).toBeVisible();
  await shoot(app.page, info, 'composer-variables');
});

test('sending: a repetition, files and an expected answer', async ({ app }, info) => {
  const { client } = await startPair(app);
  await client.button('Expect an answer').click();
  const form = app.page.getByRole('dialog', { name: 'Expect an answer' });
  await form.getByRole('textbox', { name: 'Content' }).fill('ping');
  await shoot(app.page, info, 'composer-expect');
  await form.getByRole('button', { name: 'Expect this' }).click();
  await say(client, 'ping');
  await expect(client.status(/^Passed in /)).toBeVisible();
  await client.message.fill('tick ${counter}');
  await client.button('Repeat').click();
  await app.page.getByRole('textbox', { name: 'Every (ms)' }).fill('500');
  await app.page.getByRole('button', { name: 'Start repeating' }).click();
  const input = client.region.locator('input[type=file]');
  const file = { mimeType: 'application/octet-stream', buffer: Buffer.alloc(2_000_000, 'Parley ') };
  await input.setInputFiles({ name: 'firmware-1.2.bin', ...file });
  await client.region.getByRole('textbox', { name: 'Bytes per second' }).fill('200,000');
  await client.button('Send firmware-1.2.bin').click();
  await input.setInputFiles({ name: 'settings.cfg', mimeType: 'text/plain', buffer: Buffer.alloc(3_200) });
  await expect(client.region.getByText(/KiB\/s/)).toBeVisible();
  await expect(client.region.getByText(/median/)).toBeVisible();
  await shoot(app.page, info, 'composer-sending');
});

test('the library and a sequence', async ({ app }, info) => {
  const { client } = await startPair(app);
  await save(app.page, client, 'ping', 'Ping', 'health');
  await save(
    app.page,
    client,
    'GET /status HTTP/1.1\\r\\nHost: ${uuid}\\r\\n\\r\\n',
    'Ask for the status',
    'http',
  );
  await save(
    app.page,
    client,
    '\\x01\\x03\\0\\0\\0\\x0a${crc16modbus}',
    'Read holding registers',
    'modbus, plc',
  );
  await client.button('Saved messages').click();
  await app.page.getByRole('menuitem', { name: 'Saved messages…' }).click();
  const library = app.page.getByRole('dialog', { name: 'Saved messages' });
  await library.getByRole('row').first().click();
  await shoot(app.page, info, 'library');
  await library.getByRole('button', { name: 'New sequence…' }).click();
  const form = app.page.getByRole('dialog', { name: 'Save sequence' });
  await form.getByRole('textbox', { name: 'Name' }).fill('Log in');
  await form.getByRole('textbox', { name: 'Message of step 1' }).fill('user ada');
  await form.getByText('Expect an answer').click();
  await form.getByRole('textbox', { name: 'Content' }).fill('+OK');
  await shoot(app.page, info, 'sequence');
});
