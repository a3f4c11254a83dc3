import type { Locator } from '@playwright/test';
import { chooseFile } from './composing';
import { paneOf, startPair, type Pane } from './drive';
import { expect, test } from './fixtures';
import { connectToPeer } from './peer-of-client';

const list = (pane: Pane): Locator => pane.region.getByRole('list', { name: 'What is being sent' });

function bytesOf(length: number): Buffer {
  return Buffer.from(Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 0xff));
}

test('a file goes out exactly, and says when it is done', async ({ app }) => {
  const { client, peer, close } = await connectToPeer(app);
  const content = bytesOf(3_000_000);
  await chooseFile(client, 'firmware.bin', content);
  await expect(client.region.getByText('firmware.bin')).toBeVisible();
  await client.button('Send firmware.bin').click();
  expect((await peer.received(content.length)).equals(content)).toBe(true);
  await expect(list(client)).toContainText('Done');
  await expect(list(client)).toContainText('2.8 MiB of 2.8 MiB');
  await client.button('Put away File “firmware.bin”').click();
  await expect(list(client)).toHaveCount(0);
  close();
});

test('a paced file is paused, resumed and stopped; another goes out beside it', async ({ app }) => {
  const { client, peer, close } = await connectToPeer(app);
  await chooseFile(client, 'slow.bin', bytesOf(1_000_000));
  await client.region.getByRole('textbox', { name: 'Chunk (bytes)' }).fill('1000');
  await client.region.getByRole('textbox', { name: 'Bytes per second' }).fill('20,000');
  await client.button('Send slow.bin').click();
  await peer.received(2_000);
  await client.button('Pause File “slow.bin”').click();
  await expect(list(client)).toContainText('Paused');
  await chooseFile(client, 'quick.txt', Buffer.from('quick'));
  await client.button('Send quick.txt').click();
  await expect(list(client).getByRole('listitem')).toHaveCount(2);
  await client.button('Resume File “slow.bin”').click();
  await expect(client.button('Pause File “slow.bin”')).toBeVisible();
  await client.button('Stop File “slow.bin”').click();
  await expect(list(client)).toContainText('Stopped');
  close();
});

test('a file that is dropped on the composer waits there; one that cannot be sent says why', async ({
  app,
}) => {
  const client = paneOf(app, 'Client 1');
  const dataTransfer = await app.page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['dropped'], 'note.txt'));
    return transfer;
  });
  await client.message.dispatchEvent('dragover', { dataTransfer });
  await client.message.dispatchEvent('drop', { dataTransfer });
  await client.button('Send note.txt').click();
  await expect(client.region.getByRole('alert')).toContainText('Client 1 is not connected.');
  await client.button('Do not send note.txt').click();
  await expect(client.region.getByText('note.txt')).toHaveCount(0);
});

test('a message is repeated so many times, with its counter, and its accuracy is shown', async ({ app }) => {
  const { client, peer, close } = await connectToPeer(app);
  await client.message.fill('n${counter};');
  await client.button('Repeat').click();
  const form = app.page.getByRole('dialog', { name: 'Repeat' });
  await form.getByRole('textbox', { name: 'Every (ms)' }).fill('5');
  await form.getByRole('textbox', { name: 'Times' }).fill('9');
  await form.getByRole('textbox', { name: 'Times' }).press('Enter');
  expect((await peer.received(27)).toString()).toBe('n1;n2;n3;n4;n5;n6;n7;n8;n9;');
  await expect(list(client)).toContainText('9 of 9 sent');
  await expect(list(client)).toContainText(/± .+ median, .+ 95 %/);
  await expect(client.message).toHaveValue('n${counter};');
  close();
});

test('a repetition to all connections runs until it is stopped', async ({ app }) => {
  const { server, client } = await startPair(app);
  await server.message.fill('tick');
  await server.button('Repeat').click();
  const form = app.page.getByRole('dialog', { name: 'Repeat' });
  await form.getByRole('textbox', { name: 'Every (ms)' }).fill('x');
  await expect(form).toContainText('The period must be a whole number from 1 to');
  await form.getByRole('textbox', { name: 'Every (ms)' }).fill('50');
  await form.getByRole('button', { name: 'Start repeating' }).click();
  await expect(client.rows('tick').nth(2)).toBeVisible();
  await server.button('Stop Repeat “tick”').click();
  await expect(list(server)).toContainText('Stopped');
});
