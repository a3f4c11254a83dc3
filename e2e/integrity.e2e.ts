import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { paneOf, startServer } from './drive';
import { expect, test } from './fixtures';

const MIB = 1024 * 1024;

/** Sends random bytes to an echo server, reads them back at the same time, and gives both digests (SHA-256). */
async function echoRandom(port: number, bytes: number): Promise<{ sent: string; received: string }> {
  const socket = connect(port, '127.0.0.1');
  const [sent, received] = [createHash('sha256'), createHash('sha256')];
  let left = bytes;
  const back = new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      received.update(chunk);
      left -= chunk.length;
      if (left === 0) resolve();
    });
  });
  for (let written = 0; written < bytes; written += MIB) {
    const piece = randomBytes(MIB);
    sent.update(piece);
    if (!socket.write(piece)) await once(socket, 'drain');
  }
  await back;
  socket.destroy();
  return { sent: sent.digest('hex'), received: received.digest('hex') };
}

test('64 MiB return from the echo as they were sent, with the window open', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  const port = await startServer(server);
  const { sent, received } = await echoRandom(port, 64 * MIB);
  expect(received).toBe(sent);
  const connection = server.region.getByRole('grid', { name: 'Connections' }).getByRole('row').nth(1);
  await expect(connection).toContainText('64 MiB');
});

test('what the capture drops to stay under its limit on disk is counted and shown, and no byte of the echo is lost', async ({
  app,
}) => {
  test.setTimeout(120_000);
  await app.page.getByRole('button', { name: 'Captures…' }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Captures' });
  const limit = dialog.getByRole('textbox', { name: 'Limit in GiB' });
  await limit.fill('0.25');
  await limit.press('Enter');
  await expect(dialog).toContainText('of 256 MiB');
  await app.page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  const server = paneOf(app, 'Server 1');
  const port = await startServer(server);
  // More than the limit and the segment that is being written.
  const { sent, received } = await echoRandom(port, 384 * MIB);
  expect(received).toBe(sent);
  await expect(server.region).toContainText(/\d older ones were dropped/);
  await server.log.focus();
  await server.log.press('Home');
  await expect(server.region).toContainText('older rows were dropped to stay under 256 MiB');
  await expect(server.rows(/received|sent/).first()).toContainText(/bytes/);
});
