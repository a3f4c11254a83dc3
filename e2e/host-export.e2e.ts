import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import type { WebSocket } from 'ws';
import { startHostProcess, type HostProcess } from './host-process';
import { call, visitorOf, type Visitor } from './host-visitor';

let host: HostProcess;
let visitor: Visitor;
let cookie: string;
let page: WebSocket;

test.beforeEach(async () => {
  host = await startHostProcess();
  visitor = visitorOf(host.url);
  cookie = await visitor.cookie();
  page = await visitor.page();
});

test.afterEach(async () => {
  await host.close();
});

/** A client that sent this to an echo server and got it back; resolves with its number. */
async function converse(message: string): Promise<number> {
  const { id: server } = await call<{ id: number }>(page, 'server.add', { port: 0 });
  const { address } = await call<{ address: { port: number } }>(page, 'server.start', { server });
  const { id: client } = await call<{ id: number }>(page, 'client.add', { port: address.port });
  const { connection } = await call<{ connection: number }>(page, 'client.connect', { client });
  const noticed = once(page, 'message');
  await call(page, 'connection.send', { connection, data: Buffer.from(message) });
  await noticed;
  return client;
}

interface Started {
  readonly export: number;
  readonly download: string;
}

function offer(endpoint: number): Promise<Started> {
  const view = { capture: 0, endpoint, connection: null, filter: null, from: null, to: null };
  return call<Started>(page, 'export.start', { ...view, format: { kind: 'raw', direction: 'out' } });
}

async function ask(path: string, headers: Record<string, string> = { cookie }, method = 'GET') {
  const asked = request({ host: '127.0.0.1', port: visitor.port, path, headers, method, agent: false }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return { answer, body: await text(answer) };
}

test('an export is fetched once, by its key, and saved, never shown', async () => {
  const client = await converse('<script>alert(1)</script>');
  const { export: id, download } = await offer(client);
  const first = await ask(`/${download}`);
  expect(first.answer.statusCode).toBe(200);
  expect(first.answer.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringMatching(
      /^attachment; filename="Client 2 [^"]*\.bin"; filename\*=UTF-8''/,
    ),
  });
  expect(first.body).toBe('<script>alert(1)</script>');
  expect((await ask(`/${download}`)).answer.statusCode).toBe(404);
  const { state } = await call<{ state: unknown }>(page, 'export.status', { export: id });
  expect(state).toEqual({ kind: 'done', bytes: 25, file: null });
});

test('the key of an export is no way around the guards, and no guard uses it up', async () => {
  const { download } = await offer(await converse('kept'));
  const path = `/${download}`;
  expect(await visitor.status(path)).toBe(401);
  expect(await visitor.status(path, { cookie: `parley-${visitor.port}=wrong` })).toBe(401);
  expect(await visitor.status(path, { cookie, host: 'evil.example' })).toBe(403);
  expect(await visitor.status(path, { cookie, origin: 'http://evil.example' })).toBe(403);
  expect(await visitor.status(path, { cookie, 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect((await ask(path, { cookie }, 'POST')).answer.statusCode).toBe(405);
  expect((await ask(path, { cookie }, 'HEAD')).answer.statusCode).toBe(404);
  expect((await ask(`${path.slice(0, -1)}!`)).answer.statusCode).toBe(404);
  expect((await ask(path)).body).toBe('kept');
});

test('a recording lies in the data folder, with what passed while it ran', async () => {
  const { id: server } = await call<{ id: number }>(page, 'server.add', { port: 0 });
  const { address } = await call<{ address: { port: number } }>(page, 'server.start', { server });
  await call(page, 'recording.start', { endpoint: server, format: 'text', rotateBytes: null });
  const { id: client } = await call<{ id: number }>(page, 'client.add', { port: address.port });
  await call(page, 'client.connect', { client });
  await call(page, 'client.disconnect', { client });
  await call(page, 'server.stop', { server });
  await call(page, 'recording.stop', { endpoint: server });
  const folder = join(host.data, 'recordings');
  const [name = ''] = readdirSync(folder);
  expect(name).toMatch(/^Server 2 .*\.log$/);
  expect(readFileSync(join(folder, name), 'utf8')).toMatch(/ {2}opened {2}[^]* {2}stopped\n$/);
});
