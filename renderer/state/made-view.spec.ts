import { beforeEach, describe, expect, it, vi } from 'vitest';
import { errorOf, fail, succeed, type Outcome } from '../../shared/errors';
import { createMadeView, type MadeView, type Making } from './made-view';
import { createNoticeHub, type OwnedNoticeHub } from './notice-hub';
import { flush, noticeAt, stubClient, stubPage, type StubClient } from './stubs';

interface State {
  readonly making: Making<number, number>;
  readonly ready: number | null;
}

describe('a view that the engine makes', () => {
  let client: StubClient;
  let hub: OwnedNoticeHub;
  /** Of a word; its status is how many percent of it are there. */
  let view: MadeView<string, number, State>;
  let leave: () => void;
  /** Resolve the calls that wait, oldest first. */
  let opens: ((outcome: Outcome<number>) => void)[];
  let statuses: ((outcome: Outcome<number>) => void)[];
  const close = vi.fn<(id: number) => void>();
  const listener = vi.fn();

  function begin(staysOnFailure: boolean): void {
    view = createMadeView<string, number, number, State>(client, hub, {
      open: () => new Promise((resolve) => opens.push(resolve)),
      status: () => new Promise((resolve) => statuses.push(resolve)),
      close,
      isWhole: (percent) => percent >= 100,
      newsOf: ({ tasks }) => [tasks],
      staysOnFailure,
      stateOf: (making, ready) => ({ making, ready }),
    });
    leave = view.subscribe(listener);
  }

  beforeEach(() => {
    for (const told of [close, listener]) told.mockReset();
    [opens, statuses] = [[], []];
    client = stubClient();
    client.become({ kind: 'ready' });
    hub = createNoticeHub(client, stubPage());
    hub.confirmRun('first');
    begin(true);
  });

  async function opened(outcome: Outcome<number>): Promise<void> {
    opens.shift()?.(outcome);
    await flush();
  }

  async function told(outcome: Outcome<number>): Promise<void> {
    statuses.shift()?.(outcome);
    await flush();
  }

  async function made(word: string, id: number): Promise<void> {
    view.want(word);
    await opened(succeed(id));
    await told(succeed(100));
  }

  it('is opened, asked about, and ready once it is whole', async () => {
    view.want('word');
    expect(view.current()).toEqual({ making: { kind: 'opening' }, ready: null });
    await opened(succeed(7));
    await told(succeed(50));
    expect(view.current()).toEqual({ making: { kind: 'open', id: 7, status: 50 }, ready: null });
    view.refresh();
    await told(succeed(100));
    expect(view.current()).toEqual({ making: { kind: 'open', id: 7, status: 100 }, ready: 7 });
    expect([view.wishOf(7), view.wishOf(8)]).toEqual(['word', undefined]);
  });

  it('is asked about again when a notice has news of it, and tells only what is new', async () => {
    await made('word', 7);
    listener.mockReset();
    client.emit({ ...noticeAt(1), tasks: 1 });
    await flush();
    await told(succeed(100));
    client.emit({ ...noticeAt(2), tasks: 1 });
    await flush();
    expect(statuses).toEqual([]);
    expect(listener).not.toHaveBeenCalled();
  });

  it.each([
    [true, 7],
    [false, null],
  ])('that fails leaves the one before it where that stays: %s', async (staysOnFailure, ready) => {
    leave();
    begin(staysOnFailure);
    await made('word', 7);
    view.want('other');
    await opened(fail('too_many_filters', { cap: 8 }));
    const error = errorOf('too_many_filters', { cap: 8 });
    expect(view.current()).toEqual({ making: { kind: 'failed', error }, ready });
    expect(close.mock.calls).toEqual(ready === null ? [[7]] : []);
  });

  it('that is lost with the connection has not failed', async () => {
    view.want('word');
    await opened(fail('transport_lost', {}));
    expect(view.current().making).toEqual({ kind: 'opening' });
  });

  it('is closed when neither it is shown nor wanted any more', async () => {
    await made('word', 7);
    view.showing(7);
    await made('other', 8);
    expect(close).not.toHaveBeenCalled();
    view.showing(8);
    expect(close.mock.calls).toEqual([[7]]);
    leave();
    expect(close.mock.calls).toEqual([[7], [8]]);
  });

  it('tells who waits that it changed, that another one is wanted, and that nobody listens', async () => {
    const changes: string[] = [];
    const wait = (what: string): void => void view.changed().then(() => changes.push(what));
    view.want('word');
    wait('opened');
    await opened(succeed(7));
    wait('wanted');
    view.want('other');
    expect(view.wanted()).toBe('other');
    await flush();
    wait('left');
    leave();
    expect(view.wanted()).toBeNull();
    await flush();
    expect(changes).toEqual(['opened', 'wanted', 'left']);
  });
});
