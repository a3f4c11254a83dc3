import { expectClean } from './axe';
import { paneOf, say, startPair, startServer } from './drive';
import { expect, test } from './fixtures';
import { dial } from './raw-peer';
import { openReading } from './reading';

test('a log is read as text, hex, both, and as Python prints it', async ({ app, shell }) => {
  const { server, client } = await startPair(app);
  await say(client, 'it’s \\x00\\xff');
  await expect(server.rows('it’s')).toHaveCount(2);
  const dialog = await openReading(app, server);
  await dialog.getByRole('radio', { name: 'Python repr' }).click();
  await expect(server.rows("b'it\\xe2\\x80\\x99s \\x00\\xff'")).toHaveCount(2);
  await dialog.getByRole('radio', { name: 'Hex dump' }).click();
  await expect(server.rows('69 74 e2 80 99 73 20 00')).toHaveCount(2);
  await expectClean(app.page, shell, 'the choices of reading');
  await dialog.getByRole('radio', { name: 'Hex + text' }).click();
  await expect(server.rows('it’')).toHaveCount(2);
  await expect(server.rows('69 74 e2 80')).toHaveCount(2);
  await dialog.getByRole('radio', { name: 'Text', exact: true }).click();
  await dialog.getByRole('combobox', { name: 'Read bytes as' }).selectOption({ label: 'Windows-1252' });
  await expect(server.rows('itâ€™s')).toHaveCount(2);
});

test('the choices of reading fit into a narrow window', async ({ app }) => {
  await app.page.setViewportSize({ width: 360, height: 740 });
  const dialog = await openReading(app, paneOf(app, 'Server 1'));
  await dialog.getByRole('button', { name: 'Modbus TCP' }).click();
  // It moves when what was chosen changes its size.
  await expect(async () => {
    const { x, width } = (await dialog.boundingBox()) ?? { x: -1, width: 0 };
    expect(x).toBeGreaterThan(0);
    expect(x + width).toBeLessThan(360);
  }).toPass({ timeout: 10_000 });
});

test('how a log is read is kept, and the other side is read as before', async ({ app }) => {
  const { server, client } = await startPair(app);
  await say(client, 'naïve');
  const dialog = await openReading(app, server);
  await dialog.getByRole('combobox', { name: 'Read bytes as' }).selectOption({ label: 'Latin-1' });
  await dialog.getByRole('button', { name: 'Larger' }).click();
  await expect(server.rows('naÃ¯ve')).toHaveCount(2);
  await expect(client.rows('naïve')).toHaveCount(2);
  await app.page.reload();
  await expect(server.rows('naÃ¯ve')).toHaveCount(2);
  const again = await openReading(app, server);
  await expect(again.getByText('14 px')).toBeVisible();
});

test('rows of several lines break at line ends, and the newest stays in view', async ({ app }) => {
  const { server, client } = await startPair(app);
  for (let line = 1; line <= 20; line += 1) await say(client, `line ${line}\\nand more`);
  await expect(server.rows('line 20').last()).toBeInViewport();
  const plain = (await server.rows('line 20').last().boundingBox())?.height ?? 0;
  const dialog = await openReading(app, server);
  await dialog.getByText('Rows of four lines').click();
  await expect(server.rows('line 20').last()).toBeInViewport();
  await expect
    .poll(async () => (await server.rows('line 20').last().boundingBox())?.height ?? 0)
    .toBeGreaterThan(2 * plain);
  await dialog.getByText('Mark tabs and line ends').click();
  await expect(server.rows('LF')).toHaveCount(0);
});

test('times count from the first row or from the row above', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  const peer = await dial(await startServer(server));
  await peer.exchange('hello');
  const dialog = await openReading(app, server);
  await dialog.getByRole('combobox', { name: 'Times' }).selectOption({ label: 'Since the first row' });
  await expect(server.rows('Listening')).toContainText('+0.000000 s');
  await dialog.getByRole('combobox', { name: 'Times' }).selectOption({ label: 'Since the row above' });
  await expect(server.rows('hello').last()).toContainText(/\+[\d.]+ (µs|ms)/);
  peer.socket.destroy();
});
