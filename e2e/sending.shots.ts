import { connectClient, paneOf, say, startPair, type Pane } from './drive';
import { expect, test, type App } from './fixtures';
import { listen } from './raw-peer';
import { shoot } from './shoot';

async function chooseFile(pane: Pane, name: string, size: number): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.alloc(size, 'Parley ') };
  await pane.region.locator('input[type=file]').setInputFiles(file);
}

async function expectAnswer(app: App, pane: Pane, content: string, withinMs: string): Promise<void> {
  await pane.button('Expect an answer').click();
  const form = app.page.getByRole('dialog', { name: 'Expect an answer' });
  await form.getByRole('textbox', { name: 'Content' }).fill(content);
  await form.getByRole('textbox', { name: 'Within (ms)' }).fill(withinMs);
  await form.getByRole('button', { name: 'Expect this' }).click();
}

test('a file: chosen, on its way, paused, done', async ({ app }, info) => {
  const { client } = await startPair(app);
  await chooseFile(client, 'firmware-1.2.bin', 2_000_000);
  await shoot(app.page, info, 'file-chosen');
  await client.region.getByRole('textbox', { name: 'Chunk (bytes)' }).fill('none');
  await shoot(app.page, info, 'file-wrong');
  await client.region.getByRole('textbox', { name: 'Chunk (bytes)' }).fill('1024');
  await client.region.getByRole('textbox', { name: 'Bytes per second' }).fill('200,000');
  await client.button('Send firmware-1.2.bin').click();
  await expect(client.region.getByText(/KiB\/s/)).toBeVisible();
  await shoot(app.page, info, 'file-running');
  await client.button('Pause File “firmware-1.2.bin”').click();
  await chooseFile(client, 'settings.cfg', 3_200);
  await client.button('Send settings.cfg').click();
  await expect(client.region.getByText('Done')).toBeVisible();
  await shoot(app.page, info, 'file-paused');
});

test('repeating a message', async ({ app }, info) => {
  const { client } = await startPair(app);
  await client.message.fill('tick ${counter}');
  await client.button('Repeat').click();
  const form = app.page.getByRole('dialog', { name: 'Repeat' });
  await form.getByRole('textbox', { name: 'Jitter (± ms)' }).fill('x');
  await shoot(app.page, info, 'repeat-wrong');
  await form.getByRole('textbox', { name: 'Every (ms)' }).fill('200');
  await form.getByRole('textbox', { name: 'Jitter (± ms)' }).fill('20');
  await shoot(app.page, info, 'repeat');
  await form.getByRole('button', { name: 'Start repeating' }).click();
  await expect(client.rows('tick 3').first()).toBeVisible();
  await expect(client.region.getByText(/median/)).toBeVisible();
  await shoot(app.page, info, 'repeating');
});

test('a sequence is written and run', async ({ app }, info) => {
  const { client } = await startPair(app);
  await client.button('Saved messages').click();
  await app.page.getByRole('menuitem', { name: 'Saved messages…' }).click();
  const library = app.page.getByRole('dialog', { name: 'Saved messages' });
  await shoot(app.page, info, 'library-none');
  await library.getByRole('button', { name: 'New sequence…' }).click();
  const form = app.page.getByRole('dialog', { name: 'Save sequence' });
  await form.getByRole('textbox', { name: 'Name' }).fill('Log in and ask');
  await form.getByRole('textbox', { name: 'Message of step 1' }).fill('user ada');
  await form.getByText('Expect an answer').click();
  await form.getByRole('textbox', { name: 'Content' }).fill('ada');
  await form.getByRole('button', { name: 'Add step' }).click();
  await form.getByRole('textbox', { name: 'Message of step 2' }).fill('status?');
  await form.getByRole('textbox', { name: 'Message of step 2' }).scrollIntoViewIfNeeded();
  await shoot(app.page, info, 'sequence-two-steps');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form).toHaveCount(0);
  await library.getByRole('row').first().click();
  await shoot(app.page, info, 'library-sequence');
});

test('an expected answer: asked for, awaited, passed, failed', async ({ app }, info) => {
  const server = await listen();
  const client = paneOf(app, 'Client 1');
  await connectClient(client, server.port);
  const peer = await server.accept();
  await client.button('Expect an answer').click();
  const form = app.page.getByRole('dialog', { name: 'Expect an answer' });
  await form.getByRole('combobox', { name: 'The answer' }).selectOption({ label: 'matches a regex' });
  await form.getByRole('textbox', { name: 'Pattern' }).fill('OK (');
  await shoot(app.page, info, 'expect-wrong');
  await app.page.keyboard.press('Escape');
  await expectAnswer(app, client, 'OK', '60,000');
  await say(client, 'status?');
  await shoot(app.page, info, 'expect-waiting');
  peer.socket.write('OK: 21.5 degrees\n');
  await expect(client.status(/^Passed in /)).toBeVisible();
  await client.button('Expect nothing').click();
  await expectAnswer(app, client, 'OK: 22 degrees, doors closed, alarm off', '50');
  await say(client, 'and this?');
  await expect(client.status(/^Failed/)).toBeVisible();
  await shoot(app.page, info, 'expect-failed');
  await client.button('Expect nothing').click();
  await expectAnswer(app, client, 'OK', '5,000');
  await say(client, 'status?');
  peer.socket.write('OK: 21.6 degrees\n');
  await expect(client.status(/^Passed in /)).toBeVisible();
  await expect(client.rows('contains “OK”')).toHaveCount(2);
  await shoot(app.page, info, 'expect-passed');
  peer.socket.destroy();
  server.close();
});
