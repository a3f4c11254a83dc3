import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expectRowCount, say, startPair, type Pane } from './drive';
import { expect, test, type App, type SavedFile } from './fixtures';

/** Exports all rows of a pane's log. */
function exported(app: App, pane: Pane, format: string): Promise<SavedFile> {
  return app.saved(async () => {
    await pane.button('Export…').click();
    const dialog = app.page.getByRole('dialog');
    await dialog.getByRole('radiogroup', { name: 'Format' }).getByText(format, { exact: true }).click();
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  });
}

/** What tshark prints of a file; fails with what it said when it is not pleased. */
function tshark(file: SavedFile, ...args: readonly string[]): string {
  return execFileSync('tshark', ['-r', file.path, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function hasTshark(): boolean {
  try {
    execFileSync('tshark', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('a conversation is handed to other programs: as text, as JSON Lines, as bytes', async ({ app }) => {
  const { client } = await startPair(app);
  await say(client, 'grüß dich');
  await expectRowCount(client.log, 2 + 2);

  const text = await exported(app, client, 'Plain text');
  expect(text.name).toMatch(/^Client 1 \d{4}-\d\d-\d\d \d\d-\d\d-\d\d\.txt$/);
  const lines = readFileSync(text.path, 'utf8').trimEnd().split('\n');
  expect(lines.slice(1).map((line) => line.split('  ').slice(2).join('  '))).toEqual([
    expect.stringMatching(/^Client 1 {2}- {2}connecting {2}to 127\.0\.0\.1:\d+$/),
    expect.stringMatching(/^Client 1 {2}#\d+ {2}opened {2}local 127\.0\.0\.1:\d+, peer 127\.0\.0\.1:\d+$/),
    expect.stringMatching(/^Client 1 {2}#\d+ {2}out {2}11 {2}grüß dich$/),
    expect.stringMatching(/^Client 1 {2}#\d+ {2}in {2}11 {2}grüß dich$/),
  ]);

  const json = await exported(app, client, 'JSON Lines');
  const objects = readFileSync(json.path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(objects.slice(2)).toEqual([
    expect.objectContaining({
      kind: 'out',
      text: 'grüß dich',
      bytes: Buffer.from('grüß dich').toString('base64'),
    }),
    expect.objectContaining({ kind: 'in', text: 'grüß dich' }),
  ]);

  const sent = await exported(app, client, 'Bytes sent');
  expect(readFileSync(sent.path, 'utf8')).toBe('grüß dich');
});

test('Wireshark reads a conversation as it was, without a complaint', async ({ app }) => {
  test.skip(!hasTshark(), 'tshark is not installed');
  const { client, server } = await startPair(app);
  for (const text of ['one', 'two', 'three']) await say(client, text);
  await expectRowCount(client.log, 2 + 6);
  await client.button('Disconnect').click();
  await expect(server.rows(/closed/)).toHaveCount(1);

  const file = await exported(app, client, 'pcapng');
  const checks = ['-o', 'ip.check_checksum:TRUE', '-o', 'tcp.check_checksum:TRUE'];
  // Everything above “Note” of tshark's experts; a file that it cannot read makes it fail.
  expect(tshark(file, ...checks, '-Y', '_ws.expert.severity >= 6291456 || _ws.malformed')).toBe('');
  const stream = tshark(file, '-q', '-z', 'follow,tcp,raw,0').split('\n');
  const bytes = (side: RegExp): string =>
    Buffer.from(
      stream
        .filter((line) => side.test(line))
        .join('')
        .replaceAll('\t', ''),
      'hex',
    ).toString();
  expect(bytes(/^[0-9a-f]+$/)).toBe('onetwothree');
  expect(bytes(/^\t[0-9a-f]+$/)).toBe('onetwothree');
});
