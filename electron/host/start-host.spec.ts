import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../engine/engine';
import { temporaryEngine } from '../engine/fixtures/temporary-engine';
import { letIn, openPage, refusedUpgrade, visit } from './fixtures/visitor';
import { createKeyring } from './keyring';
import { linkWith, startHost, type Host } from './start-host';

const files = new Map([
  ['index.html', Buffer.from('<!doctype html><title>Parley</title>')],
  ['assets/index-1.js', Buffer.from('export {}')],
]);
const keys = createKeyring();
let engine: Engine;
let host: Host;

beforeEach(async () => {
  engine = temporaryEngine();
  host = await startHost({ engine, files, port: 0, keys, report: () => undefined });
});

afterEach(async () => {
  await host.close();
  await engine.shutdown();
});

/** Sends these bytes as they are and returns all that comes back until the host ends the connection. */
async function raw(text: string): Promise<string> {
  const socket = connect(host.port, '127.0.0.1');
  socket.end(text);
  const pieces: Buffer[] = [];
  for await (const piece of socket) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('latin1');
}

describe('startHost', () => {
  it('binds 127.0.0.1 and tells its link', () => {
    expect(host.url).toBe(`http://127.0.0.1:${host.port}/`);
    expect(host.link).toBe(linkWith(host.url, keys.printed));
  });

  // macOS answers on 127.0.0.1 alone: connecting to the rest of 127/8 there ends in a time-out of minutes.
  it.skipIf(process.platform === 'darwin').each(['127.0.0.2', '::1'])(
    'is not reached at %s',
    async (address) => {
      const socket = connect(host.port, address);
      const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
      expect(error.code).toMatch(/ECONNREFUSED|EADDRNOTAVAIL|ENETUNREACH/);
    },
  );

  it('exchanges the key for a cookie that opens everything', async () => {
    expect((await visit(host, '/')).status).toBe(401);
    const welcome = await visit(host, `/?key=${keys.printed}`);
    expect([welcome.status, welcome.headers.location]).toEqual([303, '/']);
    const cookie = await letIn(host);
    const document = await visit(host, '/', cookie);
    expect([document.status, document.body]).toEqual([200, files.get('index.html')?.toString()]);
    expect((await visit(host, '/assets/index-1.js', cookie)).headers['content-type']).toContain(
      'text/javascript',
    );
    expect((await visit(host, '/alive', cookie)).status).toBe(204);
    expect((await visit(host, '/files.json', cookie)).status).toBe(404);
  });

  it('sets a cookie that is not the key', async () => {
    expect((await letIn(host)).cookie).toMatch(new RegExp(`^parley-${host.port}=[\\w-]{43}$`));
    expect((await letIn(host)).cookie).not.toContain(keys.printed);
  });

  it('answers HEAD with the length and no body', async () => {
    const head = await visit(host, '/', await letIn(host), 'HEAD');
    expect(head.status).toBe(200);
    expect(head.headers['content-length']).toBe(String(files.get('index.html')?.length));
    expect(head.body).toBe('');
  });

  it('does not know the cookie of an earlier run', async () => {
    const cookie = await letIn(host);
    const port = host.port;
    await host.close();
    host = await startHost({ engine, files, port, keys, report: () => undefined });
    expect((await visit(host, '/alive', cookie)).status).toBe(401);
  });

  it.each([
    [
      'two Host lines',
      (at: string) => `GET / HTTP/1.1\r\nHost: ${at}\r\nHost: evil.example\r\n\r\n`,
      /^HTTP\/1.1 40[03] /,
    ],
    ['no Host', () => 'GET / HTTP/1.1\r\n\r\n', /^HTTP\/1.1 400 /],
    ['HTTP/1.0 without a Host', () => 'GET / HTTP/1.0\r\n\r\n', /^HTTP\/1.1 403 /],
    [
      'a whole URL',
      (at: string) => `GET http://evil.example/ HTTP/1.1\r\nHost: ${at}\r\nConnection: close\r\n\r\n`,
      /^HTTP\/1.1 401 /,
    ],
    ['a tunnel', (at: string) => `CONNECT evil.example:443 HTTP/1.1\r\nHost: ${at}\r\n\r\n`, /^$/],
    [
      'headers without end',
      (at: string) => `GET / HTTP/1.1\r\nHost: ${at}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      /^HTTP\/1.1 431 /,
    ],
    [
      'a target without end',
      (at: string) => `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: ${at}\r\n\r\n`,
      /^HTTP\/1.1 431 /,
    ],
    ['what is no HTTP', () => '\x16\x03\x01\x02\x00', /^HTTP\/1.1 400 /],
  ])('refuses %s', async (_, text, expected) => {
    expect(await raw(text(`127.0.0.1:${host.port}`))).toMatch(expected);
  });

  it('refuses upgrades before they happen', async () => {
    const origin = `http://127.0.0.1:${host.port}`;
    const { cookie } = await letIn(host);
    expect(await refusedUpgrade(host, '/socket', { origin })).toBe(401);
    expect(await refusedUpgrade(host, '/socket', { cookie })).toBe(403);
    expect(await refusedUpgrade(host, '/socket', { cookie, origin: 'http://127.0.0.1:1' })).toBe(403);
    expect(await refusedUpgrade(host, '/socket', { cookie, origin, host: 'evil.example' })).toBe(403);
    expect(await refusedUpgrade(host, '/', { cookie, origin })).toBe(404);
  });

  it('refuses an upgrade to another protocol', async () => {
    const { cookie } = await letIn(host);
    const at = `127.0.0.1:${host.port}`;
    const head = `GET /socket HTTP/1.1\r\nHost: ${at}\r\nOrigin: http://${at}\r\nCookie: ${cookie}\r\n`;
    expect(await raw(`${head}Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n`)).toMatch(/^HTTP\/1.1 4\d\d /);
  });

  it('survives a peer that resets while its upgrade is refused', async () => {
    const socket = connect(host.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET /socket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    socket.resetAndDestroy();
    await once(socket, 'close');
    expect((await visit(host, '/')).status).toBe(401);
  });

  it('rejects with the system’s error when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const start = startHost({ engine, files, port, report: () => undefined });
    await expect(start).rejects.toMatchObject({ code: 'EADDRINUSE' });
    other.close();
  });

  it('closes with pages and idle connections open, and frees the port', async () => {
    const idle: Socket = connect(host.port, '127.0.0.1');
    const cut = once(idle, 'close');
    idle.on('error', () => undefined);
    await once(idle, 'connect');
    const page = await openPage(host);
    await host.close();
    await cut;
    expect(await page.closed).toBe(1001);
    const { port } = host;
    host = await startHost({ engine, files, port, report: () => undefined });
    expect(host.port).toBe(port);
  });
});
