import { describe, expect, it } from 'vitest';
import { succeed } from '../../shared/errors';
import { createNoticeHub } from './notice-hub';
import { flush, noticeAt, serverNamed, stubClient, stubPage } from './stubs';
import { createWorkbenchStore, type OwnedWorkbenchStore } from './workbench-store';

interface Fixture {
  client: ReturnType<typeof stubClient>;
  store: OwnedWorkbenchStore;
  pulls: () => number;
  names: () => string[];
}

function setUp(): Fixture {
  const client = stubClient();
  const hub = createNoticeHub(client, stubPage());
  const store = createWorkbenchStore(client, hub);
  const names = (): string[] => {
    const workbench = store.current();
    return workbench.kind === 'loading'
      ? ['(loading)']
      : workbench.endpoints.map((endpoint) => endpoint.name);
  };
  const pulls = (): number => client.calls.filter((call) => call.method === 'workbench.snapshot').length;
  return { client, store, pulls, names };
}

function snapshot(run: string, endpoints: number, ...names: string[]): ReturnType<typeof succeed> {
  return succeed({
    run,
    version: '1',
    endpoints,
    list: names.map((name, index) => serverNamed(index + 1, name)),
  });
}

describe('workbench store', () => {
  it('pulls when the transport is ready', async () => {
    const { client, names } = setUp();
    expect(names()).toEqual(['(loading)']);
    client.become({ kind: 'ready' });
    client.answer(snapshot('a', 1, 'Server 1'));
    await flush();
    expect(names()).toEqual(['Server 1']);
  });

  it('pulls again for a notice of newer endpoints, and for no other', async () => {
    const { client, pulls, names } = setUp();
    client.become({ kind: 'ready' });
    client.answer(snapshot('a', 1, 'Server 1'));
    await flush();
    client.emit(noticeAt(1, 1));
    const before = pulls();
    client.answer(snapshot('a', 1, 'Server 1'));
    await flush();
    client.emit(noticeAt(2, 1));
    expect(pulls()).toBe(before);
    client.emit(noticeAt(3, 2));
    client.answer(snapshot('a', 2, 'Server 1', 'Server 2'));
    await flush();
    expect(names()).toEqual(['Server 1', 'Server 2']);
  });

  it('has at most one pull under way, and repeats one that became stale meanwhile', async () => {
    const { client, pulls, names } = setUp();
    client.become({ kind: 'ready' });
    client.answer(snapshot('a', 1, 'Server 1'));
    await flush();
    client.emit(noticeAt(1, 2));
    client.emit(noticeAt(2, 3));
    client.emit(noticeAt(3, 4));
    expect(pulls()).toBe(2);
    client.answer(snapshot('a', 2, 'old'));
    await flush();
    expect(pulls()).toBe(3);
    client.answer(snapshot('a', 4, 'new'));
    await flush();
    expect(names()).toEqual(['new']);
    expect(pulls()).toBe(3);
  });

  it('keeps what it has while the transport is lost, and pulls anew when it is back', async () => {
    const { client, names, pulls } = setUp();
    client.become({ kind: 'ready' });
    client.answer(snapshot('a', 1, 'Server 1'));
    await flush();
    client.become({ kind: 'lost', attempt: 1 });
    expect(names()).toEqual(['Server 1']);
    client.become({ kind: 'ready' });
    expect(pulls()).toBe(2);
    client.answer(snapshot('b', 0, 'Server of another run'));
    await flush();
    expect(names()).toEqual(['Server of another run']);
  });

  it('keeps the identity of an endpoint that did not change, and calls nobody when nothing did', async () => {
    const { client, store } = setUp();
    let changes = 0;
    store.subscribe(() => (changes += 1));
    client.become({ kind: 'ready' });
    client.answer(snapshot('a', 1, 'Server 1', 'Server 2'));
    await flush();
    const first = store.current();
    client.emit(noticeAt(1, 2));
    client.answer(snapshot('a', 2, 'Server 1', 'renamed'));
    await flush();
    const second = store.current();
    expect(first.kind === 'loaded' && second.kind === 'loaded' && first.endpoints[0]).toBe(
      second.kind === 'loaded' && second.endpoints[0],
    );
    client.emit(noticeAt(2, 3));
    client.answer(snapshot('a', 3, 'Server 1', 'renamed'));
    await flush();
    expect(store.current()).toBe(second);
    expect(changes).toBe(2);
  });
});
