import { beforeEach, describe, expect, it, vi } from 'vitest';
import { succeed } from '../../shared/errors';
import { createCapturesStore, type CapturesStore } from './captures-store';
import { createNoticeHub, type OwnedNoticeHub } from './notice-hub';
import { captureList, flush, noticeAt, stubClient, stubPage, type StubClient, type StubPage } from './stubs';

describe('the list of captures', () => {
  let client: StubClient;
  let hub: OwnedNoticeHub;
  let page: StubPage;
  let store: CapturesStore;
  let tick: (() => void) | null;
  let revision: number;

  beforeEach(() => {
    client = stubClient();
    page = stubPage();
    hub = createNoticeHub(client, page);
    tick = null;
    revision = 0;
    store = createCapturesStore(client, hub, page, (callback) => {
      tick = callback;
      return () => {
        tick = null;
      };
    });
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

  it('asks now and then while somebody looks and the page is seen', async () => {
    expect(tick).toBeNull();
    const stop = store.subscribe(() => undefined);
    await answer();
    tick?.();
    expect(asked()).toBe(2);
    await answer();
    page.hide();
    tick?.();
    expect(asked()).toBe(2);
    stop();
    expect(tick).toBeNull();
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
