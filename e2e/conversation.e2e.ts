import { connectClient, expectRowCount, paneOf, say, startPair, startServer } from './drive';
import { expect, test } from './fixtures';
import { dial, listen } from './raw-peer';

test('Shift+Enter makes a line, Enter sends exactly what was typed', async ({ app }) => {
  const client = paneOf(app, 'Client 1');
  const peers = await listen();
  await connectClient(client, peers.port);
  const peer = await peers.accept();
  await client.message.pressSequentially('one');
  await client.message.press('Shift+Enter');
  await client.message.pressSequentially('two ');
  await client.message.press('Enter');
  expect(String(await peer.received(8))).toBe('one\ntwo ');
  await expect(client.rows('one␊two')).toContainText('8 bytes');
  await expect(client.message).toHaveValue('');
  await expect(client.message).toBeFocused();
  peers.close();
});

test('Up and Down recall what was sent and give the draft back', async ({ app }) => {
  const { client } = await startPair(app);
  await say(client, 'first');
  await say(client, 'second');
  await client.message.fill('draft');
  const recalled = [
    ['ArrowUp', 'second'],
    ['ArrowUp', 'first'],
    ['ArrowUp', 'first'],
    ['ArrowDown', 'second'],
    ['ArrowDown', 'draft'],
  ] as const;
  for (const [key, text] of recalled) {
    await client.message.press(key);
    await expect(client.message).toHaveValue(text);
  }
});

test('text of every script comes back as it was typed', async ({ app }) => {
  const { client, server } = await startPair(app);
  const texts = ['Grüße', '你好，世界', '👩‍🚀🎉', 'e\u0301 a\u0308', 'שלום عليكم', '\u0926\u0947\u0935'];
  for (const text of texts) await say(client, text);
  const seen = ['Grüße', '你好，世界', '🎉', 'e\u0301 a\u0308', 'שלום عليكم', '\u0926\u0947\u0935'];
  for (const text of seen) {
    await expect(client.rows(text)).toHaveCount(2);
    await expect(server.rows(text)).toHaveCount(2);
  }
});

test('characters that hide or reorder others, controls and invalid bytes are visible marks', async ({
  app,
}) => {
  const server = paneOf(app, 'Server 1');
  const peer = await dial(await startServer(server));
  peer.socket.write('safe\u202Efdp.exe');
  await expect(server.rows('safeRLOfdp.exe')).toHaveCount(2);
  peer.socket.write(Buffer.from('a\0b\x1b[31m\x07\t\r\n\x7f', 'latin1'));
  await expect(server.rows('a␀b␛[31m␇␉␍␊␡')).toHaveCount(2);
  peer.socket.write(Buffer.from([0x41, 0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x42]));
  await expect(server.rows('A\\xff\\xc3(\\xed\\xa0\\x80B')).toHaveCount(2);
  peer.socket.write('<img src=x onerror=alert(1)>');
  await expect(server.rows('<img src=x onerror=alert(1)>')).toHaveCount(2);
  await expect(server.log.locator('img')).toHaveCount(0);
  peer.socket.destroy();
});

test('a character that was cut in two reads is whole once its end has come', async ({ app }) => {
  const client = paneOf(app, 'Client 1');
  const peers = await listen();
  await connectClient(client, peers.port);
  const peer = await peers.accept();
  const [begin, end] = [Buffer.from([0xe4, 0xbd]), Buffer.from([0xa0, 0x21])];
  peer.socket.write(begin);
  const first = client.rows('received').first();
  await expect(first).toContainText('\\xe4\\xbd');
  peer.socket.write(end);
  await expect(first).toContainText('你');
  await expect(client.rows('received')).toHaveCount(2);
  await expect(client.rows('received').last()).toContainText(/2 bytes.*⋯!/);
  peers.close();
});

test('the log tells a connection’s life on both sides', async ({ app }) => {
  const { client, server } = await startPair(app);
  await client.button('Finish sending').click();
  await expect(client.rows('this side finished sending (FIN)')).toBeVisible();
  await expect(server.rows('the peer finished sending (FIN)')).toBeVisible();
  await expect(server.rows(/Connection #\d+ opened — from 127\.0\.0\.1/)).toBeVisible();
  await expect(client.rows(/Connected to 127\.0\.0\.1/)).toBeVisible();
  // An echo server answers FIN with FIN: both sides have then finished.
  await expect(client.rows(/: closed$/)).toBeVisible();
  await expect(server.rows(/: closed$/)).toBeVisible();
  await expect(client.status('Disconnected')).toBeVisible();
  await expectRowCount(client.log, 5);
});

test('after finishing, a client still receives', async ({ app }) => {
  const client = paneOf(app, 'Client 1');
  const peers = await listen();
  await connectClient(client, peers.port);
  const peer = await peers.accept();
  await client.button('Finish sending').click();
  await peer.ended;
  await expect(client.region).toContainText('You finished sending (FIN)');
  peer.socket.write('a late answer');
  await expect(client.rows('a late answer')).toContainText('received');
  await client.message.fill('too late');
  await client.message.press('Enter');
  await expect(client.problem).toContainText('already finished sending');
  await expect(client.message).toHaveValue('too late');
  peer.socket.end();
  await expect(client.status('Disconnected')).toBeVisible();
  peers.close();
});
