import { expectRowCount, findIn, paneOf, startServer } from './drive';
import { expect, test } from './fixtures';
import { dial } from './raw-peer';
import { openReading } from './reading';

/** Every byte, and what no UTF-8 has: a beginning without its end, a lone surrogate, too long a form, a number beyond Unicode. */
const undecodable = Buffer.concat([
  Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
  Buffer.from(
    'c3 28 a0 a1 e2 28 a1 ed a0 80 c0 af f0 9f 98 f8 88 80 80 80 f4 90 80 80 fe ff'.replaceAll(' ', ''),
    'hex',
  ),
]);

test('bytes that no encoding has are seen in every form and every encoding', async ({ app }) => {
  test.setTimeout(180_000);
  const server = paneOf(app, 'Server 1');
  const peer = await dial(await startServer(server));
  await peer.exchange(undecodable);
  await expectRowCount(server.log, 4);
  const dialog = await openReading(app, server);
  const encoding = dialog.getByRole('combobox', { name: 'Read bytes as' });
  const encodings = await encoding.locator('option').allTextContents();
  expect(encodings).toContain('UTF-16 LE');
  for (const [form, shown] of [
    ['Text', `${undecodable.length} bytes`],
    ['Hex + text', '00 01 02 03'],
    ['Hex dump', '00 01 02 03'],
    ['Python repr', "b'\\x00\\x01\\x02\\x03"],
  ] as const) {
    await dialog.getByRole('radio', { name: form, exact: true }).click();
    for (const name of encodings) {
      await encoding.selectOption({ label: name });
      await expect(server.rows(shown), `${form}, ${name}`).not.toHaveCount(0);
      await expect(server.log, `${form}, ${name}`).not.toContainText('\ufffd');
    }
  }
  peer.socket.destroy();
});

test('a peer that sends one byte at a time is followed, row by row, while somebody types', async ({
  app,
}) => {
  const server = paneOf(app, 'Server 1');
  const peer = await dial(await startServer(server));
  const bytes = Buffer.from(
    Array.from({ length: 1_000 }, (_, at) => (at % 10 === 9 ? 0x0a : 0x30 + (at % 10))),
  );
  const send = async (): Promise<void> => {
    for (const byte of bytes) await peer.exchange(Uint8Array.of(byte));
  };
  const type = async (): Promise<void> => {
    await server.message.pressSequentially('the window lives', { delay: 20 });
    await expect(server.message).toHaveValue('the window lives');
  };
  await Promise.all([send(), type()]);
  await expectRowCount(server.log, 2 + 2 * bytes.length);
  await expect(server.log.getByRole('row').last()).toBeInViewport();
  const dialog = await openReading(app, server);
  await dialog.getByRole('button', { name: 'Lines (LF)', exact: true }).click();
  await expectRowCount(server.log, 2 + (2 * bytes.length) / 10);
  await expect(server.rows('012345678').last()).toBeInViewport();
  peer.socket.destroy();
});

test('an expression that runs away is stopped with a sentence, and the traffic goes on meanwhile', async ({
  app,
}) => {
  const server = paneOf(app, 'Server 1');
  const peer = await dial(await startServer(server));
  await peer.exchange(`${'a'.repeat(60)}!`);
  const { bar, pattern, found, as } = await findIn(server, '^(a+)+$');
  await as('Regex');
  for (let count = 0; count < 100; count += 1) await peer.exchange(`line ${count}\n`);
  await expect(bar).toContainText('took more than 1 s on a single record');
  await pattern.fill('^a+!$');
  await expect(found).toHaveText('2 matches');
  peer.socket.destroy();
});
