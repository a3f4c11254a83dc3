import { beforeEach, describe, expect, it } from 'vitest';
import { errorOf, succeed } from '../../shared/errors';
import type { Connection } from '../../shared/model/connection';
import type { ConnectionId, EndpointId } from '../../shared/model/ids';
import { createConnectionWindows, type ConnectionWindows } from './connection-windows';
import { createNoticeHub, type OwnedNoticeHub } from './notice-hub';
import { flush, noticeAt, stubClient, stubPage, type StubClient } from './stubs';

const server = 1 as EndpointId;

function connectionOf(id: number, bytesIn = 0): Connection {
  const local = { host: '127.0.0.1', port: 8888 };
  const remote = { host: '127.0.0.1', port: 40_000 };
  const counts = { bytesIn, bytesOut: 0, queued: 0, paused: false };
  const life = { state: { kind: 'open' } as const, openedAt: 0, closedAt: null };
  return { id: id as ConnectionId, endpoint: server, local, remote, ...counts, ...life };
}

describe('windows of connections', () => {
  let client: StubClient;
  let hub: OwnedNoticeHub;
  let windows: ConnectionWindows;
  let listed: Connection[];
  let answered: number;
  let revision: number;

  beforeEach(() => {
    client = stubClient();
    client.become({ kind: 'ready' });
    hub = createNoticeHub(client, stubPage());
    hub.confirmRun('first');
    windows = createConnectionWindows(client, hub, server, 'all');
    listed = [];
    answered = 0;
    revision = 0;
  });

  function pulls(): { from: number; count: number }[] {
    return client.calls
      .filter(({ method }) => method === 'connections.window')
      .map(({ params }) => params as { from: number; count: number });
  }

  async function settle(): Promise<void> {
    for (let pull = pulls()[answered]; pull !== undefined; pull = pulls()[answered]) {
      answered += 1;
      client.answer(succeed({ total: listed.length, rows: listed.slice(pull.from, pull.from + pull.count) }));
      await flush();
    }
  }

  async function change(to: Connection[]): Promise<void> {
    listed = to;
    revision += 1;
    client.emit({ ...noticeAt(revision), connections: revision });
    await settle();
  }

  function ids(from: number, to: number): (number | undefined)[] {
    const state = windows.current();
    if (state.kind !== 'loaded') throw new Error('still loading');
    return Array.from({ length: to - from }, (_, offset) => state.row(from + offset)?.id);
  }

  const range = (from: number, to: number): Connection[] =>
    Array.from({ length: to - from }, (_, offset) => connectionOf(from + offset));

  it('pulls what is on screen, and again when a connection changed', async () => {
    windows.subscribe(() => undefined);
    await settle();
    expect(windows.current()).toMatchObject({ kind: 'loaded', total: 0 });
    await change([connectionOf(1, 5), connectionOf(2)]);
    expect(windows.current()).toMatchObject({ first: 0, total: 2 });
    const before = windows.current();
    await change([connectionOf(1, 5), connectionOf(2, 9)]);
    const after = windows.current();
    if (before.kind !== 'loaded' || after.kind !== 'loaded') throw new Error('still loading');
    expect(after.row(0)).toBe(before.row(0));
    expect(after.row(1)?.bytesIn).toBe(9);
  });

  it('pulls when it is scrolled out of what is here, and only then', async () => {
    listed = range(1, 20_001);
    windows.subscribe(() => undefined);
    await settle();
    windows.want(30, 70);
    expect(pulls()).toHaveLength(1);
    windows.want(15_000, 15_040);
    await settle();
    expect(pulls().at(-1)).toMatchObject({ from: 14_984, count: 72 });
    expect(ids(15_000, 15_002)).toEqual([15_001, 15_002]);
  });

  it('keeps the index of what is on screen when earlier connections leave the list', async () => {
    listed = range(1, 501);
    windows.subscribe(() => undefined);
    await settle();
    windows.want(250, 290);
    await settle();
    await change(range(11, 501));
    expect(windows.current()).toMatchObject({ first: 10, total: 500 });
    expect(ids(250, 252)).toEqual([251, 252]);
  });

  it('finds it even when hundreds leave at once', async () => {
    listed = range(1, 2_001);
    windows.subscribe(() => undefined);
    await settle();
    windows.want(1_000, 1_040);
    await settle();
    await change(range(401, 2_001));
    expect(windows.current()).toMatchObject({ first: 400, total: 2_000 });
    expect(ids(1_000, 1_002)).toEqual([1_001, 1_002]);
  });

  it('lets the next one take the place of a connection that left', async () => {
    listed = range(1, 501);
    windows.subscribe(() => undefined);
    await settle();
    windows.want(250, 290);
    await settle();
    await change(listed.filter(({ id }) => id !== 251));
    expect(ids(249, 252)).toEqual([250, 252, 253]);
  });

  it('says why a pull failed, and keeps what was there', async () => {
    listed = range(1, 3);
    windows.subscribe(() => undefined);
    await settle();
    client.emit({ ...noticeAt(1), connections: 1 });
    client.answer({ ok: false, error: errorOf('internal', { incident: 'P1' }) });
    await flush();
    expect(windows.current()).toMatchObject({ total: 2, problem: { code: 'internal' } });
  });

  it('pulls nothing when nobody listens, and starts anew with another engine', async () => {
    listed = range(1, 3);
    const stop = windows.subscribe(() => undefined);
    await settle();
    client.become({ kind: 'lost', attempt: 1 });
    client.become({ kind: 'ready' });
    hub.confirmRun('second');
    expect(windows.current()).toEqual({ kind: 'loading' });
    await settle();
    stop();
    const before = pulls().length;
    client.emit({ ...noticeAt(1), connections: 1 });
    expect(pulls()).toHaveLength(before);
  });
});
