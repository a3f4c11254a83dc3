import { beforeEach, describe, expect, it, vi } from 'vitest';
import { succeed } from '../../shared/errors';
import { CAPTURE_FACTS_MS } from '../../shared/limits';
import { createCapturesStore, type CapturesStore } from './captures-store';
import { createNoticeHub, type OwnedNoticeHub } from './notice-hub';
import { captureList, flush, noticeAt, stubClient, stubPage, type StubClient } from './stubs';

describe('the list of captures', () => {
  let client: StubClient;
  let hub: OwnedNoticeHub;
  let store: CapturesStore;
  let now: number;
  let revision: number;

  beforeEach(() => {
    client = stubClient();
    hub = createNoticeHub(client, stubPage());
    now = 0;
    revision = 0;
    store = createCapturesStore(client, hub, () => now);
    client.become({ kind: 'ready' });
    hub.confirmRun('first');
  });

  const asked = (): number => client.calls.filter(({ method }) => method === 'captures.list').length;

  async function answer(value = captureList): Promise<void> {
    client.answerTo('captures.list', succeed(value));
    await flush();
  }

  function notify(tasks: number, state: 'capturing' | 'stalled' = 'capturing'): void {
    revision += 1;
    const notice = noticeAt(revision);
    client.emit({ ...notice, tasks, rows: { ...notice.rows, state } });
  }

  it('asks for nothing while nobody looks', () => {
    notify(1);
    expect(asked()).toBe(0);
    expect(store.current()).toEqual({ kind: 'loading' });
  });

  it('asks when somebody looks, and for news only', async () => {
    notify(1);
    store.subscribe(() => undefined);
    await answer();
    expect(store.current()).toEqual({ kind: 'loaded', list: captureList });
    notify(1);
    expect(asked()).toBe(1);
    notify(2);
    expect(asked()).toBe(2);
    await answer();
    notify(2, 'stalled');
    expect(asked()).toBe(3);
  });

  it('asks now and then while notices come', async () => {
    notify(0);
    store.subscribe(() => undefined);
    await answer();
    now = CAPTURE_FACTS_MS - 1;
    notify(0);
    expect(asked()).toBe(1);
    now = CAPTURE_FACTS_MS;
    notify(0);
    expect(asked()).toBe(2);
  });

  it('says nothing anew when nothing changed', async () => {
    store.subscribe(() => undefined);
    await answer();
    const known = store.current();
    const heard = vi.fn();
    store.subscribe(heard);
    store.refresh();
    await answer(structuredClone(captureList));
    expect(heard).not.toHaveBeenCalled();
    expect(store.current()).toBe(known);
  });

  it('forgets another engine’s captures and asks this one', async () => {
    store.subscribe(() => undefined);
    await answer();
    const before = asked();
    client.become({ kind: 'lost', attempt: 1 });
    hub.confirmRun('second');
    expect(store.current()).toEqual({ kind: 'loading' });
    expect(asked()).toBe(before + 1);
  });
});
