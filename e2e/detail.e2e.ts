import type { Locator, Page } from '@playwright/test';
import { takeClipboard } from './clipboard';
import { say, startPair, type Pane } from './drive';
import { expect, test } from './fixtures';

async function detailOf(pane: Pane, text: string): Promise<Locator> {
  await say(pane, text);
  await pane.rows(text.slice(0, 4)).first().click();
  return pane.region.getByRole('region', { name: 'Details' });
}

async function copyAs(page: Page, detail: Locator, name: string): Promise<void> {
  await detail.getByRole('button', { name: 'More for these bytes' }).click();
  await page.getByRole('menuitem', { name: `Copy as ${name}` }).click();
}

const marked = (detail: Locator): Promise<readonly string[]> => detail.locator('mark').allTextContents();

test('bytes of a hex dump are selected by keys and copied in every format', async ({ app }) => {
  const { client } = await startPair(app);
  const detail = await detailOf(client, `it's caf\u00e9, "now" and then`);
  const copied = await takeClipboard(app.page);
  const status = detail.getByRole('status');
  await detail.getByRole('tab', { name: 'Hex' }).click();
  await expect(status).toHaveText('No bytes selected: a copy takes all of them.');
  const dump = detail.getByRole('group', { name: 'Hex dump' });
  await dump.focus();
  // The first key stands on the first byte; five more to the right go to `c`.
  for (let count = 0; count < 6; count += 1) await dump.press('ArrowRight');
  await expect(status).toHaveText('Selected: byte 5, 1 byte');
  for (let count = 0; count < 4; count += 1) await dump.press('Shift+ArrowRight');
  await expect(status).toHaveText('Selected: bytes 5–9, 5 bytes');
  expect((await marked(detail)).join('|').replaceAll(/\s+/g, ' ')).toBe('63 61 66|caf|c3 a9|..');

  await detail.getByRole('button', { name: 'Copy as hex' }).click();
  await expect(status).toHaveText('Copied bytes 5–9, 5 bytes as hex.');
  expect(await copied()).toBe('63 61 66 c3 a9');
  await detail.getByRole('button', { name: 'Copy as text' }).click();
  await expect(status).toHaveText('Copied bytes 5–9, 5 bytes as text.');
  expect(await copied()).toBe('café');
  for (const [name, text] of [
    ['C array', 'unsigned char data[5] = {\n  0x63, 0x61, 0x66, 0xc3, 0xa9,\n};'],
    ['Python bytes', `b'caf\\xc3\\xa9'`],
    ['base64', 'Y2Fmw6k='],
  ] as const) {
    await copyAs(app.page, detail, name);
    await expect(status).toHaveText(`Copied bytes 5–9, 5 bytes as ${name}.`);
    expect(await copied()).toBe(text);
  }

  await dump.press('Control+a');
  await expect(status).toHaveText(/^Selected: bytes 0–\d+, \d+ bytes$/);
  await dump.press('Escape');
  await expect(status).toHaveText('No bytes selected: a copy takes all of them.');
  await copyAs(app.page, detail, 'Python bytes');
  await expect(status).toHaveText(/ as Python bytes\.$/);
  expect(await copied()).toBe(`b'it\\'s caf\\xc3\\xa9, "now" and then'`);
  await dump.press('Escape');
  await expect(detail).toHaveCount(0);
});

test('bytes of a hex dump are selected by dragging over digits or characters', async ({ app }) => {
  const { client } = await startPair(app);
  const detail = await detailOf(client, '0123456789abcdefghij');
  await detail.getByRole('tab', { name: 'Hex' }).click();
  const status = detail.getByRole('status');
  const ascii = detail.locator('[data-column="ascii"]').first();
  const hex = detail.locator('[data-column="hex"]').first();
  await expect(ascii).toContainText('01234567');
  const text = await ascii.boundingBox();
  const digits = await hex.boundingBox();
  if (text === null || digits === null) throw new Error('The dump is not drawn.');
  const { mouse } = app.page;
  const width = (await ascii.innerText()).length;
  const charWidth = text.width / width;
  const y = text.y + text.height / 2;

  await mouse.move(text.x + charWidth * 2.5, y);
  await mouse.down();
  await mouse.move(text.x + charWidth * 5.5, y);
  await mouse.up();
  await expect(status).toHaveText('Selected: bytes 2–5, 4 bytes');

  // From the second byte's digits down one line, which is as long as the text of one.
  await mouse.move(digits.x + charWidth * 5, y);
  await mouse.down();
  await mouse.move(digits.x + charWidth * 5, y + 20);
  await mouse.up();
  await expect(status).toHaveText(`Selected: bytes 1–${1 + width}, ${width + 1} bytes`);
});

test('what is selected as text is the same range as hex, and marks are selected whole', async ({ app }) => {
  const { client } = await startPair(app);
  const detail = await detailOf(client, 'b\u00e9ta \u202e end');
  const status = detail.getByRole('status');
  const text = detail.getByRole('group', { name: 'Text' });
  await text.focus();
  await text.press('Shift+ArrowRight');
  await text.press('Shift+ArrowRight');
  await expect(status).toHaveText('Selected: bytes 0–2, 3 bytes');
  await detail.getByRole('tab', { name: 'Hex' }).click();
  expect(await marked(detail)).toEqual(['62 c3 a9', 'b..']);

  await detail.getByRole('tab', { name: 'Text' }).click();
  await expect(status).toHaveText('Selected: bytes 0–2, 3 bytes');
  await text.locator('bdi > span').last().dblclick();
  await expect(status).toHaveText('Selected: bytes 10–12, 3 bytes');
  await text.getByText('⟨RLO⟩').or(text.getByText('RLO')).first().dblclick();
  await expect(status).toHaveText('Selected: bytes 6–8, 3 bytes');
});
