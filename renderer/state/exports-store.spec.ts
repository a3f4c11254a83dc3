import { beforeEach, describe, expect, it } from 'vitest';
import { errorOf, fail, succeed } from '../../shared/errors';
import type { ExportId, ExportState } from '../../shared/model/export';
import { createExportsStore, type ExportsStore } from './exports-store';
import { createNoticeHub, type OwnedNoticeHub } from './notice-hub';
import { flush, noticeAt, stubClient, stubPage, type StubClient } from './stubs';

const first = 1 as ExportId;
const second = 2 as ExportId;
const running: ExportState = { kind: 'running', done: 5, of: 10, bytes: 100 };
const done: ExportState = { kind: 'done', bytes: 200, file: '/tmp/log.txt' };

describe('exports of a window', () => {
  let client: StubClient;
  let hub: OwnedNoticeHub;
  let store: ExportsStore;
  let tasks: number;

  beforeEach(() => {
    client = stubClient();
    hub = createNoticeHub(client, stubPage());
    store = createExportsStore(client, hub);
    client.become({ kind: 'ready' });
    hub.confirmRun('first');
    tasks = 0;
  });

  function notify(): void {
    tasks += 1;
    client.emit({ ...noticeAt(tasks), tasks });
  }

  async function answer(state: ExportState): Promise<void> {
    client.answerTo('export.status', succeed({ state }));
    await flush();
  }

  const states = (): readonly string[] => store.current().map(({ state }) => state.kind);
  const asked = (): number => client.calls.filter(({ method }) => method === 'export.status').length;

  it('follows an export until it is over, and asks no more then', async () => {
    store.add(first, 'Server 1');
    await answer(running);
    expect(store.current()).toEqual([{ id: first, title: 'Server 1', state: running }]);
    notify();
    await answer(done);
    expect(store.current()[0]?.state).toEqual(done);
    notify();
    expect(asked()).toBe(2);
  });

  it('follows several, each on its own', async () => {
    store.add(first, 'Server 1');
    await answer(running);
    store.add(second, 'Client 1');
    await answer(done);
    await answer(running);
    expect(states()).toEqual(['done', 'running']);
    store.dismiss(first);
    expect(store.current().map(({ id }) => id)).toEqual([second]);
  });

  it('cancels through the engine, whose word counts', async () => {
    store.add(first, 'Server 1');
    await answer(running);
    store.cancel(first);
    expect(states()).toEqual(['running']);
    client.answerTo('export.cancel', succeed({}));
    await flush();
    await answer({ kind: 'cancelled' });
    expect(states()).toEqual(['cancelled']);
  });

  it('shows an export that the engine no longer knows as failed, but waits for a lost transport', async () => {
    store.add(first, 'Server 1');
    client.answerTo('export.status', fail('transport_lost', {}));
    await flush();
    expect(states()).toEqual(['running']);
    notify();
    client.answerTo('export.status', fail('not_found', { what: 'export', id: 1 }));
    await flush();
    expect(store.current()[0]?.state).toEqual({
      kind: 'failed',
      error: errorOf('not_found', { what: 'export', id: 1 }),
    });
  });

  it('forgets another engine’s exports', async () => {
    store.add(first, 'Server 1');
    await answer(running);
    client.become({ kind: 'lost', attempt: 1 });
    hub.confirmRun('second');
    expect(store.current()).toEqual([]);
  });
});
