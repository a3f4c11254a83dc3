import { expectClean } from './axe';
import { takeClipboard } from './clipboard';
import { expectRowCount, paneOf, say, startPair, startServer, type Pane } from './drive';
import { expect, test } from './fixtures';
import { dial } from './raw-peer';

/** The echo server with so many rows, the last of them an echo of `row <count>`. */
async function fill(server: Pane, exchanges: number): Promise<(texts: readonly string[]) => Promise<void>> {
  const peer = await dial(await startServer(server));
  const talk = async (texts: readonly string[]): Promise<void> => {
    for (const text of texts) await peer.exchange(text);
  };
  await talk(Array.from({ length: exchanges }, (_, index) => `row ${index + 1}.`));
  await expectRowCount(server.log, 2 + 2 * exchanges);
  return talk;
}

test('a record is shown whole, as text and as hex, and copied as either', async ({ app }) => {
  const { client } = await startPair(app);
  await say(client, 'héllo "x"');
  await expect(client.rows('héllo')).toHaveCount(2);
  const copied = await takeClipboard(app.page);
  const detail = client.region.getByRole('region', { name: 'Details' });

  await client.rows('héllo').first().click();
  await expect(client.rows('héllo').first()).toHaveAttribute('aria-selected', 'true');
  await expect(detail).toContainText('Sent 10 bytes');
  await expect(detail.getByRole('group', { name: 'Text' })).toHaveText('héllo "x"');
  await detail.getByRole('button', { name: 'Copy as text' }).click();
  await expect(detail.getByRole('status')).toHaveText('Copied 10 bytes as text.');
  expect(await copied()).toBe('héllo "x"');

  await detail.getByRole('tab', { name: 'Hex' }).click();
  await expect(detail.getByRole('group', { name: 'Hex dump' })).toContainText('68 c3 a9 6c 6c 6f 20 22');
  await detail.getByRole('button', { name: 'Copy as hex' }).click();
  await expect(detail.getByRole('status')).toHaveText('Copied 10 bytes as hex.');
  expect((await copied()).replace(/\s/g, '')).toBe('68c3a96c6c6f20227822');

  await detail.getByRole('button', { name: 'Close details' }).click();
  await expect(detail).toHaveCount(0);
});

test('the log follows its newest row until a person scrolls up, and returns when asked', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  const talk = await fill(server, 60);
  const jump = server.region.getByRole('button', { name: /^Jump to newest/ });
  await expect(server.rows('row 60.').last()).toBeInViewport();
  await expect(jump).toHaveCount(0);
  await talk(['following']);
  await expect(server.rows('following').last()).toBeInViewport();

  await server.log.hover();
  await app.page.mouse.wheel(0, -600);
  await expect(jump).toBeVisible();
  const seen = await settled(() => visibleText(server));
  await talk(Array.from({ length: 20 }, (_, index) => `later ${index}`));
  await expect(jump).toContainText('40 new');
  expect(await settled(() => visibleText(server))).toEqual(seen);

  await jump.click();
  await expect(server.rows('later 19').last()).toBeInViewport();
  await expect(jump).toHaveCount(0);
  await talk(['followed again']);
  await expect(server.rows('followed again').last()).toBeInViewport();
});

test('the selected record stays selected while rows arrive', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  const talk = await fill(server, 30);
  const detail = server.region.getByRole('region', { name: 'Details' });
  await server.rows('row 30.').first().click();
  await expect(detail).toContainText('row 30.');
  const placeOfRow = () => server.rows('row 30.').first().boundingBox();
  const place = await settled(placeOfRow);
  await talk(Array.from({ length: 50 }, (_, index) => `more ${index}`));
  await expectRowCount(server.log, 2 + 2 * 80);
  await expect(server.rows('row 30.').first()).toHaveAttribute('aria-selected', 'true');
  await expect(server.log.locator('[aria-selected=true]')).toHaveCount(1);
  expect(await settled(placeOfRow)).toEqual(place);
  await expect(detail).toContainText('row 30.');
});

test('of a hundred thousand rows each end is one key away, and nothing moves while more arrive', async ({
  app,
}) => {
  test.setTimeout(180_000);
  const server = paneOf(app, 'Server 1');
  const port = await startServer(server);
  const peers = await Promise.all(Array.from({ length: 50 }, () => dial(port)));
  await Promise.all(
    peers.map(async (peer) => {
      for (let count = 0; count < 1_000; count += 1) await peer.exchange(`${count}.`);
    }),
  );
  // Listening, 50 times opened, 50,000 reads and as many writes.
  await expectRowCount(server.log, 1 + 50 + 100_000);
  await expect(server.region).toContainText('100,051 rows');

  const [peer] = peers;
  await peer?.exchange('the very last');
  await server.log.focus();
  await server.log.press('Home');
  await expect(server.rows('Listening on')).toBeInViewport();
  await expect(server.rows('Listening on')).toHaveAttribute('aria-rowindex', '1');
  const seen = await settled(() => visibleText(server));
  for (let count = 0; count < 200; count += 1) await peer?.exchange(`after ${count}`);
  await expectRowCount(server.log, 1 + 50 + 100_000 + 2 + 400);
  expect(await settled(() => visibleText(server))).toEqual(seen);

  await server.log.press('End');
  await expect(server.rows('after 199').last()).toBeInViewport();
  await expect(server.rows('after 199').last()).toHaveAttribute('aria-rowindex', '100453');
  for (const { socket } of peers) socket.destroy();
});

test('a conversation becomes a table and back, with the same row in view and selected', async ({
  app,
  shell,
}) => {
  const server = paneOf(app, 'Server 1');
  await fill(server, 100);
  await server.log.press('Home');
  for (let page = 0; page < 3; page += 1) await server.log.press('PageDown');
  const selected = server.log.locator('[aria-selected=true]');
  const text = /row \d+\./.exec(await selected.innerText())?.[0] ?? 'no row';
  await server.region.getByRole('radio', { name: 'Rows' }).click();
  await expect(server.log.getByRole('columnheader', { name: 'Data' })).toBeVisible();
  await expect(selected).toContainText(text);
  await expect(selected).toBeInViewport();
  await expectRowCount(server.log, 203);
  await expectClean(app.page, shell, 'a log as a table');
  await server.log.press('ArrowDown');
  await server.region.getByRole('radio', { name: 'Chat' }).click();
  await expect(selected).toBeInViewport();
  await expectRowCount(server.log, 202);
});

test('a person goes to a record by its number, and to a time', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  await fill(server, 100);
  await server.region.getByRole('radio', { name: 'Rows' }).click();
  await server.log.press('Control+g');
  const place = app.page.getByRole('dialog', { name: 'Go to' }).getByRole('textbox');
  await place.fill('99:00');
  await place.press('Enter');
  await expect(app.page.getByRole('dialog', { name: 'Go to' }).getByRole('alert')).toContainText(
    'the hour is 23',
  );
  await place.fill('42');
  await place.press('Enter');
  await expect(place).toHaveCount(0);
  const selected = server.log.locator('[aria-selected=true]');
  await expect(selected.getByRole('gridcell').first()).toHaveText('42');
  await expect(selected).toBeInViewport();
  await server.log.press('Control+g');
  await place.fill('0:00');
  await place.press('Enter');
  await expect(selected.getByRole('gridcell').first()).toHaveText('0');
});

test('clearing the log hides its rows in this view, and shows them again', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  const talk = await fill(server, 20);
  await server.region.getByRole('button', { name: 'Clear log' }).click();
  await expectRowCount(server.log, 0);
  await expect(server.region).toContainText('Nothing since the log was cleared.');
  await talk(['after']);
  await expectRowCount(server.log, 2);
  await expect(server.region).toContainText('42 earlier rows are hidden in this view, not deleted');
  await server.button('Show them').click();
  await expectRowCount(server.log, 44);
});

test('in a narrow window the actions of a log are a menu', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  await fill(server, 3);
  await app.page.setViewportSize({ width: 360, height: 900 });
  await server.region.getByRole('radio', { name: 'Rows' }).click();
  await expect(server.rows('row 3.').first()).toBeVisible();
  await server.button('More for this log').click();
  await app.page.getByRole('menuitem', { name: 'Find and filter…' }).click();
  await server.region.getByRole('textbox', { name: 'Pattern' }).fill('row 2');
  await expect(server.region.getByRole('search').getByRole('status')).toHaveText('2 matches');
  await server.region.getByRole('button', { name: 'Close find and filter (Escape)' }).click();
  await expect(server.region.getByRole('search')).toHaveCount(0);
});

/** What is read twice alike, some frames apart: the wheel goes on scrolling for a moment, and rows that come into view are pulled. */
async function settled(read: () => Promise<unknown>): Promise<unknown> {
  let last: unknown;
  await expect(async () => {
    const before = last;
    last = await read();
    expect(last).toEqual(before);
  }).toPass({ timeout: 10_000 });
  return last;
}

/** Text of the rows that are in view now, with where each one stands. */
function visibleText(server: Pane): Promise<readonly string[]> {
  return server.log.evaluate((log) => {
    const { top, bottom } = log.getBoundingClientRect();
    return [...log.querySelectorAll('[role=row]')]
      .map((row) => ({ text: row.textContent, at: row.getBoundingClientRect() }))
      .filter(({ at }) => at.top >= top && at.bottom <= bottom)
      .map(({ text, at }) => `${Math.round(at.top)} ${text}`);
  });
}
