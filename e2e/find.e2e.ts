import { expectClean } from './axe';
import { chooseAction, expectRowCount, findIn, paneOf, startServer, type Pane } from './drive';
import { expect, test } from './fixtures';
import { dial, type RawPeer } from './raw-peer';

/** A server that echoes, with a peer that has sent some lines: `line 1.` … */
async function talk(server: Pane, lines: number): Promise<RawPeer> {
  const peer = await dial(await startServer(server));
  for (let line = 1; line <= lines; line += 1) await peer.exchange(`line ${line}.`);
  await expectRowCount(server.log, 2 + 2 * lines);
  return peer;
}

test('matches are marked, counted and stepped through around the end', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  const peer = await talk(server, 40);
  const { found, pattern } = await findIn(server, 'LINE 3');
  await expect(found).toHaveText('22 matches');
  await pattern.press('Shift+Enter');
  await expect(found).toHaveText('22 of 22 matches');
  await expect(server.log.locator('[aria-selected=true]')).toContainText('line 39.');
  await expect(server.log.locator('[aria-selected=true] mark')).toHaveText('line 3');
  await server.log.press('F3');
  await expect(found).toHaveText('1 of 22 matches');
  await expect(server.rows('line 3.').first()).toBeInViewport();
  await expect(server.log.locator('[aria-selected=true]')).toContainText('line 3.');
  await expectRowCount(server.log, 82);

  await server.region.getByRole('button', { name: 'Match case' }).click();
  await expect(found).toHaveText('No matches');
  peer.socket.destroy();
});

test('only matches are shown, new ones join, and the selection is kept', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  const peer = await talk(server, 40);
  await server.rows('line 35.').first().click();
  const { bar, found, onlyMatches, pattern } = await findIn(server, '5.');
  await onlyMatches.click();
  await expectRowCount(server.log, 8);
  await expect(server.log.locator('[aria-selected=true]')).toContainText('line 35.');
  await peer.exchange('line 45.');
  await expectRowCount(server.log, 10);
  await expect(found).toHaveText('10 matches');
  await expect(server.log.locator('[aria-selected=true]')).toContainText('line 35.');
  await pattern.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(server.log).toBeFocused();
  await expectRowCount(server.log, 84);
  await expect(server.log.locator('[aria-selected=true]')).toContainText('line 35.');
  await expect(server.rows('line 35.').first()).toBeInViewport();
  peer.socket.destroy();
});

test('a match that spans two reads is found in both', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  const peer = await talk(server, 1);
  await peer.exchange('begin-nee');
  await peer.exchange('dle-end');
  const { found, onlyMatches } = await findIn(server, 'needle');
  await expect(found).toHaveText('4 matches');
  await onlyMatches.click();
  await expectRowCount(server.log, 4);
  await expect(server.rows('begin-nee').first().locator('mark')).toHaveText('nee');
  await expect(server.rows('dle-end').first().locator('mark')).toHaveText('dle');
  peer.socket.destroy();
});

test('bytes are found by their hex digits and by an expression', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  const peer = await talk(server, 3);
  await peer.exchange(Uint8Array.of(0x61, 0x00, 0xff, 0x62));
  const { found, as, pattern } = await findIn(server, '00 ff');
  await expect(found).toHaveText('No matches');
  await as('Hex');
  await expect(found).toHaveText('2 matches');
  await expect(server.log.locator('[data-hit]')).toHaveCount(4);
  await as('Regex');
  await pattern.fill('line [12]\\.|\\xff');
  await expect(found).toHaveText('6 matches');
  peer.socket.destroy();
});

test('a wrong pattern is pointed at where it is wrong, and the rows stay as they are', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  const peer = await talk(server, 3);
  const { as, bar, onlyMatches, pattern } = await findIn(server, 'line 2');
  await onlyMatches.click();
  await expectRowCount(server.log, 2);
  await as('Regex');
  await pattern.fill('line (2');
  await expect(bar.getByRole('alert')).toContainText('is never closed');
  await expect(pattern).toHaveAttribute('aria-invalid', 'true');
  await expectRowCount(server.log, 2);
  await pattern.fill('line (2|3)');
  await expect(bar.getByRole('alert')).toHaveCount(0);
  await expectRowCount(server.log, 4);
  peer.socket.destroy();
});

test('facets narrow the rows, say what is wrong, and are taken away one by one', async ({ app, shell }) => {
  const server = paneOf(app, 'Server 1');
  const peer = await talk(server, 3);
  const other = await dial(Number(await server.port.inputValue()));
  await other.exchange('from the other one');
  const { bar } = await findIn(server, '');
  await bar.getByRole('button', { name: 'Filters' }).click();
  const facets = app.page.getByRole('dialog', { name: 'Filters' });
  await facets.getByRole('checkbox', { name: 'Received' }).check();
  await expectRowCount(server.log, 4);
  await facets.getByRole('textbox', { name: 'Connections' }).fill('1-');
  await expect(facets.getByRole('alert')).toContainText('Only numbers and ranges');
  await expectRowCount(server.log, 4);
  await facets.getByRole('textbox', { name: 'Connections' }).fill('2');
  await expectRowCount(server.log, 1);
  await expectClean(app.page, shell, 'the filters');
  await app.page.keyboard.press('Escape');
  await bar.getByRole('button', { name: 'Remove the filter connections 2' }).click();
  await expectRowCount(server.log, 4);
  await bar.getByRole('button', { name: 'Remove the filter received' }).click();
  await expectRowCount(server.log, 2 + 6 + 1 + 2);
  peer.socket.destroy();
  other.socket.destroy();
});

test('a search goes on with one connection when the log is narrowed to it', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  const peer = await talk(server, 3);
  const other = await dial(Number(await server.port.inputValue()));
  await other.exchange('line 2 of another');
  const { found } = await findIn(server, 'line 2');
  await expect(found).toHaveText('4 matches');
  await server.rows('of another').first().getByRole('button', { name: 'Show only connection #2' }).click();
  await expect(found).toHaveText('2 matches');
  await server.button('Only #2: show all connections').click();
  await expect(found).toHaveText('4 matches');
  peer.socket.destroy();
  other.socket.destroy();
});

test('the log goes as its endpoint does, and its filters with it', async ({ app }) => {
  const server = paneOf(app, 'Server 1');
  const peer = await talk(server, 2);
  peer.socket.destroy();
  await server.button('Stop').click();
  await expect(server.rows('Stopped')).toBeVisible();
  for (let open = 0; open < 10; open += 1) {
    const { found, pattern } = await findIn(server, `line ${open % 2 === 0 ? 1 : 2}`);
    await expect(found).toHaveText('2 matches');
    await pattern.press('Escape');
  }
  await chooseAction(app, 'Server 1', 'Remove…');
  await expect(server.region).toHaveCount(0);
});
