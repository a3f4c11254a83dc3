import { expectClean } from './axe';
import { expectRowCount, findIn, paneOf, startServer } from './drive';
import { expect, test } from './fixtures';
import { dial } from './raw-peer';
import { openReading } from './reading';

test('lines are shown however they were read, and what they have to do with the chunks', async ({
  app,
  shell,
}) => {
  const server = paneOf(app, 'Server 1');
  await server.region.getByRole('combobox', { name: 'Responder' }).selectOption({ label: 'Discard' });
  const peer = await dial(await startServer(server));
  for (const part of ['one\ntw', 'o\nthr', 'ee']) {
    peer.socket.write(part);
    await expect(server.rows(part.split('\n')[0] ?? part).last()).toBeVisible();
  }
  await server.rows('o').nth(1).click();
  const dialog = await openReading(app, server);
  await dialog.getByRole('button', { name: 'Lines (LF)' }).click();
  const frames = server.status(/^Frames 2$/);
  await expect(frames).toBeVisible();
  await expect(server.region.getByText('5 bytes wait for the end of a frame.')).toBeVisible();
  await expectClean(app.page, shell, 'frames');
  await app.page.keyboard.press('Escape');

  // What was a chunk is selected as the frame that ends in it or behind it.
  await server.rows('two').click();
  await expect(server.rows('two').getByRole('img', { name: 'Read 2 of 2 begins here' })).toBeVisible();
  const reads = server.region.getByRole('group', { name: 'Reads of this frame' });
  await expect(reads).toContainText('In 2 reads, from its byte 4 on, without 1 byte at the end:');
  await reads.getByRole('button').last().click();
  const held = server.region.getByRole('group', { name: 'Frames in this chunk' });
  await expect(held).toContainText('bytes 0–1');
  await held.getByRole('button').first().click();
  await expect(reads).toBeVisible();
  await expect(server.log.locator('[aria-selected=true]')).toContainText('two');

  // A frame that comes later joins, and one that never ended is marked.
  peer.socket.write('!\nrest');
  await expect(server.rows('three!')).toBeVisible();
  peer.socket.end();
  await expect(server.rows('Cut off')).toContainText('rest');
  await expect(server.status(/^Frames 4 · 1 fault$/)).toBeVisible();

  const again = await openReading(app, server);
  await again.getByRole('combobox', { name: 'Frames' }).selectOption({ index: 0 });
  await expect(server.rows('three!')).toHaveCount(0);
  await expect(server.region.getByText('Log', { exact: true })).toBeVisible();
});

test('frames are found, filtered and gone to', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  await server.region.getByRole('combobox', { name: 'Responder' }).selectOption({ label: 'Discard' });
  const peer = await dial(await startServer(server));
  peer.socket.write(Array.from({ length: 30 }, (_, line) => `line ${line}.\n`).join(''));
  const dialog = await openReading(app, server);
  await dialog.getByRole('button', { name: 'Lines (LF)' }).click();
  await expect(server.status(/^Frames 30$/)).toBeVisible();
  await app.page.keyboard.press('Escape');
  const { found, onlyMatches, pattern } = await findIn(server, 'line 2');
  await expect(found).toHaveText('11 matches');
  await onlyMatches.click();
  await expectRowCount(server.log, 11);
  await pattern.press('Escape');
  await expectRowCount(server.log, 32);
  peer.socket.destroy();
});

test('a framing that cannot be says what is wrong where, and the log stays', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  const peer = await dial(await startServer(server));
  await peer.exchange('hello');
  const dialog = await openReading(app, server);
  await dialog.getByRole('button', { name: 'Modbus TCP' }).click();
  await expect(dialog.getByText('After 4 bytes comes a number of 2 bytes, high byte first.')).toBeVisible();
  await expect(server.status(/^Frames 0$/)).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Frames' }).selectOption({ label: 'Fixed length' });
  await dialog.getByRole('textbox', { name: 'Bytes of each frame' }).fill('0');
  await expect(dialog.getByRole('alert')).toHaveText(
    'The length of a frame must be a whole number from 1 to 67,108,864.',
  );
  await dialog.getByRole('textbox', { name: 'Bytes of each frame' }).fill('2');
  await expect(server.status(/^Frames 4$/)).toBeVisible();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  peer.socket.destroy();
});
