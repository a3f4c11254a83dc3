import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, test } from '@playwright/test';
import type { WebSocket } from 'ws';
import { encodeWire } from '../shared/envelope';
import {
  BYTES_PIECE,
  HOST_HEADERS_TIMEOUT_MS,
  WIRE_BACKLOG_BYTES,
  WIRE_MAX_BYTES,
  WIRE_MAX_SOCKETS,
} from '../shared/limits';
import { startHostProcess, type HostProcess } from './host-process';
import { call, visitorOf, type Visitor } from './host-visitor';

let host: HostProcess;
let link: string;
let visitor: Visitor;

test.beforeEach(async () => {
  host = await startHostProcess();
  link = host.url;
  visitor = visitorOf(link);
});

test.afterEach(async () => {
  expect(await host.close(), 'the host stops by itself').toBe(0);
});

const snapshot = (socket: WebSocket): Promise<{ list: unknown[] }> => call(socket, 'workbench.snapshot', {});

test('a WebSocket needs the cookie and the exact origin', async () => {
  const { origin } = visitor;
  const cookie = await visitor.cookie();
  expect(await visitor.dial({ origin })).toBe(401);
  expect(await visitor.dial({ origin, cookie: `${cookie}x` })).toBe(401);
  expect(await visitor.dial({ cookie })).toBe(403);
  const foreign = [
    'null',
    'http://evil.example',
    'http://127.0.0.1',
    `https://127.0.0.1:${visitor.port}`,
    `${origin}/`,
  ];
  for (const wrong of foreign) expect(await visitor.dial({ origin: wrong, cookie })).toBe(403);
  expect((await snapshot(await visitor.page())).list).toHaveLength(2);
});

test('malformed and oversized frames close only the WebSocket that sent them', async () => {
  const good = await visitor.page();
  const attacks: readonly (readonly [string | Uint8Array, number])[] = [
    ['{"id":1,"method":"workbench.snapshot","params":{}}', 1003],
    [new Uint8Array(), 1007],
    [new Uint8Array([0xc1]), 1007],
    [new Uint8Array(1_000_000).fill(0x91), 1007],
    [Uint8Array.from({ length: 1_000_000 }, (_, at) => [0xdd, 0x01, 0xff, 0xff, 0xff][at % 5] ?? 0), 1007],
    [encodeWire({ id: 1, method: 'x', params: new Uint8Array(WIRE_MAX_BYTES) }), 1009],
  ];
  for (const [frame, code] of attacks) {
    const bad = await visitor.page();
    bad.send(frame);
    const [closed] = (await once(bad, 'close')) as [number];
    expect(closed).toBe(code);
    expect((await snapshot(good)).list).toHaveLength(2);
  }
});

test('bytes that are no WebSocket frame close the WebSocket, and nothing else', async () => {
  const good = await visitor.page();
  const raw = connect(visitor.port, '127.0.0.1');
  raw.write(
    `GET /socket HTTP/1.1\r\nHost: 127.0.0.1:${visitor.port}\r\nOrigin: ${visitor.origin}\r\n` +
      `Cookie: ${await visitor.cookie()}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  const [head] = (await once(raw, 'data')) as [Buffer];
  expect(head.toString()).toContain('101 Switching Protocols');
  raw.write(Buffer.alloc(100_000, 0xff));
  raw.resume();
  await once(raw, 'close');
  expect((await snapshot(good)).list).toHaveLength(2);
});

test('a thousand idle sockets do not keep a page from working, and are closed', async ({ page }) => {
  test.setTimeout(60_000 + HOST_HEADERS_TIMEOUT_MS);
  const idle: Socket[] = Array.from({ length: 1_000 }, () => connect(visitor.port, '127.0.0.1'));
  // A reset is one of the ways in which the host may end them.
  for (const socket of idle) socket.on('error', () => undefined).resume();
  await Promise.all(idle.map((socket) => once(socket, 'connect')));
  const closed = idle.map((socket) => once(socket, 'close'));
  for (const socket of idle.slice(500)) socket.write('GET / HTTP/1.1\r\nHost: 127');

  const opened = page.waitForEvent('websocket');
  await page.goto(link);
  expect((await opened).url()).toBe(`ws://127.0.0.1:${visitor.port}/socket`);
  await expect(page.getByRole('region', { name: 'Server 1' })).toBeVisible();
  expect(idle.filter((socket) => socket.closed).length).toBeLessThan(1_000);

  await Promise.all(closed);
  await expect(page.getByRole('region', { name: 'Server 1' })).toBeVisible();
});

test('a page that never reads is given up, and the others go on', async () => {
  const stuck = await visitor.page();
  const good = await visitor.page();
  const { id: server } = await call<{ id: number }>(good, 'server.add', { port: 0 });
  const { address } = await call<{ address: { port: number } }>(good, 'server.start', { server });
  const peer = connect(address.port, '127.0.0.1').resume();
  const bytes = 200 * BYTES_PIECE;
  peer.write(Buffer.alloc(bytes));
  await expect.poll(async () => (await snapshot(good)).list[2]).toMatchObject({ bytesOut: bytes });

  const headers = { origin: visitor.origin, cookie: await visitor.cookie() };
  for (let pages = 2; pages < WIRE_MAX_SOCKETS; pages += 1) await visitor.dial(headers);
  expect(await visitor.dial(headers), 'every place is taken').toBe(503);
  stuck.pause();
  for (let id = 0; id < (4 * WIRE_BACKLOG_BYTES) / BYTES_PIECE; id += 1) {
    stuck.send(
      encodeWire({
        id,
        method: 'rows.bytes',
        params: { capture: 0, seq: 2 + (id % 50), offset: 0, length: BYTES_PIECE },
      }),
    );
  }
  await expect
    .poll(async () => typeof (await visitor.dial(headers)), 'its place is free again')
    .toBe('object');
  expect((await snapshot(good)).list).toHaveLength(3);
  stuck.terminate();
  peer.destroy();
});
