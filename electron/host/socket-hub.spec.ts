import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeWire } from '../../shared/envelope';
import { WIRE_MAX_BYTES, WIRE_MAX_SOCKETS } from '../../shared/limits';
import type { Engine } from '../engine/engine';
import { temporaryEngine } from '../engine/fixtures/temporary-engine';
import { letIn, openPage, refusedUpgrade } from './fixtures/visitor';
import { startHost, type Host } from './start-host';

let engine: Engine;
let host: Host;

beforeEach(async () => {
  engine = temporaryEngine();
  const files = new Map([['index.html', new Uint8Array()]]);
  host = await startHost({ engine, files, port: 0, report: () => undefined });
});

afterEach(async () => {
  await host.close();
  await engine.shutdown();
});

describe('a page’s WebSocket', () => {
  it('carries calls and their outcomes', async () => {
    const page = await openPage(host);
    expect(await page.call(7, 'workbench.snapshot', {})).toMatchObject({
      ok: true,
      value: { list: [{}, {}] },
    });
    expect(await page.call(8, 'server.stop', { server: 99 })).toMatchObject({ error: { code: 'not_found' } });
  });

  it('carries notices to every page', async () => {
    const [one, two] = [await openPage(host), await openPage(host)];
    const both = (): Promise<unknown[]> =>
      Promise.all([one, two].map((page) => page.next((message) => 'event' in message)));
    for (const message of await both())
      expect(message).toMatchObject({ event: 'notice', payload: { revision: 1 } });
    for (const page of [one, two]) await page.call(1, 'notice.ack', { revision: 1 });
    await one.call(2, 'server.add', {});
    for (const message of await both())
      expect(message).toMatchObject({ event: 'notice', payload: { revision: 2 } });
  });

  it('answers what the contract does not know', async () => {
    const page = await openPage(host);
    const invalid = { ok: false, error: { code: 'invalid_request' } };
    for (const method of ['no.method', '__proto__', 'toString', '', null, 1]) {
      expect(await page.call(1, method as string, {})).toMatchObject(invalid);
    }
    expect(await page.call(2, 'server.start', undefined)).toMatchObject(invalid);
  });

  it('answers a frame that is no request where it has a number, and reads on', async () => {
    const page = await openPage(host);
    const answer = page.next((message) => 'id' in message && message.id === 5);
    page.send(encodeWire({ id: 5, method: 'workbench.snapshot', params: {}, extra: 1 } as never));
    expect(await answer).toMatchObject({ outcome: { ok: false, error: { code: 'invalid_request' } } });
    expect(await page.call(6, 'workbench.snapshot', {})).toMatchObject({ ok: true });
  });

  it.each<[string, string | Uint8Array, number]>([
    ['text', '{"id":1,"method":"workbench.snapshot","params":{}}', 1003],
    ['no bytes', new Uint8Array(), 1007],
    ['noise', new Uint8Array([0xc1, 0xff, 0x00]), 1007],
    ['a request without a number', encodeWire({ method: 'workbench.snapshot' } as never), 1007],
    ['a length that is not there', new Uint8Array([0xdd, 0xff, 0xff, 0xff, 0xff]), 1007],
    ['more than a frame may hold', new Uint8Array(WIRE_MAX_BYTES + 1), 1009],
  ])('is closed by %s', async (_, frame, code) => {
    const page = await openPage(host);
    page.send(frame);
    expect(await page.closed).toBe(code);
  });

  it('is closed by a message of too many fragments or too many bytes in all', async () => {
    const page = await openPage(host);
    const half = new Uint8Array(WIRE_MAX_BYTES / 2 + 1);
    page.socket.send(half, { fin: false });
    page.socket.send(half, { fin: true });
    expect(await page.closed).toBe(1009);
  });

  it('leaves the other pages alone', async () => {
    const [bad, good] = [await openPage(host), await openPage(host)];
    bad.send(new Uint8Array([0xc1]));
    await bad.closed;
    expect(await good.call(1, 'workbench.snapshot', {})).toMatchObject({ ok: true });
  });

  it('is refused above the cap, until another one closes', async () => {
    const pages = await Promise.all(Array.from({ length: WIRE_MAX_SOCKETS }, () => openPage(host)));
    const headers = { ...(await letIn(host)), origin: `http://127.0.0.1:${host.port}` };
    expect(await refusedUpgrade(host, '/socket', headers)).toBe(503);
    pages[0]?.socket.close();
    await pages[0]?.closed;
    expect(await (await openPage(host)).call(1, 'workbench.snapshot', {})).toMatchObject({ ok: true });
  });
});
