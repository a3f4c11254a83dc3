import type { Locator } from '@playwright/test';
import { expectClean } from './axe';
import { say, type Pane } from './drive';
import { expect, test } from './fixtures';
import { connectToPeer } from './peer-of-client';

const mode = (pane: Pane, name: string): Locator => pane.region.getByRole('radio', { name, exact: true });
const choice = (pane: Pane, name: string): Locator => pane.region.getByRole('combobox', { name });

test('what is typed as text, hex and both goes out byte for byte, as the line below it says', async ({
  app,
}) => {
  const { client, peer, close } = await connectToPeer(app);
  await choice(client, 'Line ending').selectOption({ label: 'CRLF' });
  await client.message.fill('Grüße\\t\\x00');
  await expect(client.region.getByText('11 bytes')).toBeVisible();
  await client.message.press('Enter');
  await mode(client, 'Hex').click();
  await say(client, '0x48, 65:6C-6c 6f');
  await mode(client, 'Mixed').click();
  await say(client, 'Hi<00 ff>\\<');
  await mode(client, 'Text').click();
  await choice(client, 'Encoding').selectOption({ label: 'UTF-16 BE' });
  await say(client, 'Aß');
  const expected = Buffer.concat([
    Buffer.from('Grüße\t\0\r\n'),
    Buffer.from('Hello\r\n'),
    Buffer.from([0x48, 0x69, 0, 0xff, 0x3c, 13, 10]),
    Buffer.from([0, 0x41, 0, 0xdf, 0, 13, 0, 10]),
  ]);
  expect(await peer.received(expected.length)).toEqual(expected);
  close();
});

test('a wrong escape, a missing digit and a character that is not there are marked, and nothing goes out', async ({
  app,
}) => {
  const { client, peer, close } = await connectToPeer(app);
  await client.message.fill('ab\\q');
  await expect(client.region.getByText('Character 3: \\q is no escape')).toBeVisible();
  await client.message.press('Enter');
  await expect(client.problem).toContainText('The message is wrong at character 3');
  await expect(client.message).toHaveValue('ab\\q');
  await client.message.press('Escape');
  await mode(client, 'Hex').click();
  await expect(client.problem).toContainText('It stays as Text');
  await client.message.fill('Köln €');
  await choice(client, 'Encoding').selectOption({ label: 'Latin-1' });
  await client.button('Send').click();
  await expect(client.problem).toContainText('Latin-1 has no “€” (U+20AC)');
  await client.message.press('Escape');
  await say(client, 'Köln');
  expect(await peer.received(4)).toEqual(Buffer.from('Köln', 'latin1'));
  close();
});

test('variables come from a menu by keyboard, and are filled when the message goes out', async ({ app }) => {
  const { client, peer, close } = await connectToPeer(app);
  await client.message.fill('[] #');
  await client.message.press('Home');
  await client.message.press('ArrowRight');
  const menu = client.region.getByRole('button', { name: 'Insert a variable' });
  await menu.press('Enter');
  await expect(app.page.getByRole('menuitem', { name: /counter/ }).first()).toBeFocused();
  await app.page.keyboard.press('Enter');
  await expect(client.message).toBeFocused();
  await expect(client.message).toHaveValue('[${counter}] #');
  for (let count = 0; count < 3; count += 1) {
    await client.message.press('Enter');
    await expect(client.message).toHaveValue('');
    await client.message.press('ArrowUp');
  }
  expect((await peer.received(15)).toString()).toBe('[1] #[2] #[3] #');
  await client.message.fill('123456789');
  await menu.click();
  const crc = app.page.getByRole('menuitem', { name: /crc16modbus/ });
  await expect(crc).toContainText('37 4b');
  await crc.click();
  await client.message.press('Enter');
  expect((await peer.received(26)).subarray(15)).toEqual(Buffer.from('123456789\x37\x4b'));
  close();
});

test('what was chosen and what was sent is there again after a reload', async ({ app }) => {
  const { client, close } = await connectToPeer(app);
  await choice(client, 'Line ending').selectOption({ label: 'LF' });
  await say(client, 'as text');
  await mode(client, 'Hex').click();
  await say(client, '41 42');
  await app.page.reload();
  await expect(mode(client, 'Hex')).toBeChecked();
  await expect(choice(client, 'Line ending')).toHaveValue('lf');
  await client.message.press('ArrowUp');
  await expect(client.message).toHaveValue('41 42');
  await client.message.press('ArrowUp');
  await expect(client.message).toHaveValue('as text');
  await expect(mode(client, 'Text')).toBeChecked();
  close();
});

test('a paste of 50 MB asks first, never gets near the field, and goes out whole', async ({ app }) => {
  test.setTimeout(120_000);
  const { client, peer, close } = await connectToPeer(app);
  const length = 50_000_000;
  await client.message.evaluate((field, size) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'x'.repeat(size));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, length);
  await expect(app.page.getByRole('alertdialog')).toContainText('50,000,000 characters');
  await app.page.getByRole('button', { name: 'Send like a file' }).click();
  await expect(client.region.getByRole('listitem').filter({ hasText: 'Pasted text' })).toContainText(
    '47.6 MiB',
  );
  await client.message.fill('the window lives');
  await client.button('Send Pasted text').click();
  expect((await peer.received(length)).every((byte) => byte === 0x78)).toBe(true);
  await expect(client.message).toHaveValue('the window lives');
  close();
});

test('a narrow pane has one button for the settings, and nothing is cut off', async ({ app, shell }) => {
  test.skip(shell === 'desktop', 'the desktop window has a size of its own');
  await app.page.setViewportSize({ width: 360, height: 900 });
  const { client, close } = await connectToPeer(app);
  await client.region.getByRole('button', { name: 'Message is Text · UTF-8' }).click();
  await app.page.getByRole('dialog').getByRole('radio', { name: 'Hex' }).click();
  await app.page.keyboard.press('Escape');
  await expect(client.region.getByRole('button', { name: 'Message is Hex · UTF-8' })).toBeVisible();
  const overflow = await app.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, 'pixels beside the page').toBeLessThanOrEqual(0);
  close();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the composer in the ${colorScheme} theme`, async ({ app, shell }) => {
    await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { client, close } = await connectToPeer(app);
    await mode(client, 'Mixed').click();
    await client.message.fill('a\\n<41>${counter}${begin}\\q');
    await expectClean(app.page, shell, 'marks and a fault');
    for (const name of ['Insert a variable', 'Repeat', 'Expect an answer']) {
      await client.button(name).click();
      await expectClean(app.page, shell, name);
      await app.page.keyboard.press('Escape');
    }
    close();
  });
