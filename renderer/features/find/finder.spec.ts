import { beforeEach, describe, expect, it } from 'vitest';
import { errorOf, fail, succeed } from '../../../shared/errors';
import { LIVE_CAPTURE } from '../../../shared/model/capture';
import type { Criteria, FilterId, FilterState } from '../../../shared/model/criteria';
import type { EndpointId } from '../../../shared/model/ids';
import { createNoticeHub, type OwnedNoticeHub } from '../../state/notice-hub';
import { flush, noticeAt, stubClient, stubPage, type StubClient } from '../../state/stubs';
import { createFinder, type Finder, type Hunt } from './finder';

const view = { capture: LIVE_CAPTURE, endpoint: 1 as EndpointId, connection: null };

function hunt(text: string): Hunt {
  const criteria: Criteria = {
    ...{ kinds: null, connections: null, length: null, time: null },
    pattern: { kind: 'text', text, matchCase: false },
  };
  return { view, criteria };
}

describe('a finder', () => {
  let client: StubClient;
  let hub: OwnedNoticeHub;
  let finder: Finder;
  let leave: () => void;
  let revision: number;

  beforeEach(() => {
    revision = 0;
    client = stubClient();
    client.become({ kind: 'ready' });
    hub = createNoticeHub(client, stubPage());
    hub.confirmRun('first');
    finder = createFinder(client, hub);
    leave = finder.subscribe(() => undefined);
  });

  const calls = (method: string): unknown[] =>
    client.calls.filter((call) => call.method === method).map(({ params }) => params);
  const search = (): ReturnType<Finder['current']>['search'] => finder.current().search;

  async function opened(filter: number): Promise<void> {
    client.answer(succeed({ filter }));
    await flush();
  }

  async function told(state: FilterState, matches: number): Promise<void> {
    client.answer(succeed({ state, scanned: 1, of: 2, matches }));
    await flush();
  }

  async function news(): Promise<void> {
    revision += 1;
    client.emit({ ...noticeAt(revision), tasks: revision });
    await flush();
  }

  it('knows in which capture a filter looks, while it is open', async () => {
    finder.look(hunt('a'));
    await opened(7);
    expect(finder.isOf(7 as FilterId, LIVE_CAPTURE)).toBe(true);
    expect(finder.isOf(7 as FilterId, 900 as typeof LIVE_CAPTURE)).toBe(false);
    finder.look(null);
    expect(finder.isOf(7 as FilterId, LIVE_CAPTURE)).toBe(false);
  });

  it('opens a filter, and asks how it goes with each notice of news', async () => {
    finder.look(hunt('a'));
    expect(search()).toEqual({ kind: 'opening' });
    await opened(7);
    await told({ kind: 'scanning' }, 3);
    expect(search()).toMatchObject({ kind: 'open', filter: 7, status: { matches: 3 } });
    expect(finder.current().ready).toBeNull();
    await news();
    await told({ kind: 'live' }, 5);
    expect(finder.current()).toMatchObject({ ready: 7, search: { status: { matches: 5 } } });
    client.emit({ ...noticeAt(9), tasks: revision });
    await flush();
    expect(calls('filter.status')).toHaveLength(2);
  });

  it('asks for the same again only once', () => {
    finder.look(hunt('a'));
    finder.look(hunt('a'));
    expect(calls('filter.open')).toHaveLength(1);
  });

  it('has the filter before ready until the next one has come far enough, and closes it when it is shown no more', async () => {
    finder.look(hunt('a'));
    await opened(1);
    await told({ kind: 'live' }, 1);
    finder.showing(1 as FilterId);
    finder.look(hunt('ab'));
    await opened(2);
    expect(finder.current().ready).toBe(1);
    await told({ kind: 'live' }, 0);
    expect(finder.current().ready).toBe(2);
    expect(calls('filter.close')).toEqual([]);
    finder.showing(2 as FilterId);
    expect(calls('filter.close')).toEqual([{ filter: 1 }]);
  });

  it('shows a filter that looks for long after a few answers', async () => {
    finder.look(hunt('a'));
    await opened(1);
    for (let answer = 1; answer <= 4; answer += 1) {
      await told({ kind: 'scanning' }, answer);
      await news();
    }
    expect(finder.current().ready).toBeNull();
    await told({ kind: 'scanning' }, 5);
    expect(finder.current().ready).toBe(1);
  });

  it('closes a filter that was opened too late to be wanted', async () => {
    finder.look(hunt('a'));
    finder.look(null);
    await opened(1);
    expect(search()).toEqual({ kind: 'none' });
    expect(calls('filter.close')).toEqual([{ filter: 1 }]);
  });

  it('says why it failed', async () => {
    finder.look(hunt('a'));
    client.answer(fail('too_many_filters', { cap: 8 }));
    await flush();
    expect(search()).toEqual({ kind: 'failed', error: errorOf('too_many_filters', { cap: 8 }) });
  });

  it('opens its filter again when the transport comes back, or the engine is another one', async () => {
    finder.look(hunt('a'));
    await opened(1);
    await told({ kind: 'live' }, 1);
    client.become({ kind: 'lost', attempt: 1 });
    client.become({ kind: 'ready' });
    expect(calls('filter.open')).toHaveLength(2);
    expect(finder.current()).toEqual({ search: { kind: 'opening' }, ready: null });
    hub.confirmRun('second');
    expect(calls('filter.open')).toHaveLength(3);
  });

  it('closes its filters when nobody listens any more, and opens them again', async () => {
    finder.look(hunt('a'));
    await opened(1);
    leave();
    expect(calls('filter.close')).toEqual([{ filter: 1 }]);
    expect(search()).toEqual({ kind: 'none' });
    finder.subscribe(() => undefined);
    expect(calls('filter.open')).toHaveLength(2);
  });

  describe('asked for a match', () => {
    it('waits for one', async () => {
      finder.look(hunt('a'));
      const found = finder.found();
      await opened(4);
      await told({ kind: 'scanning' }, 0);
      await news();
      await told({ kind: 'scanning' }, 1);
      expect(await found).toBe(4);
    });

    it('has none when all was looked at, or something else is wanted', async () => {
      finder.look(hunt('a'));
      const first = finder.found();
      finder.look(hunt('b'));
      expect(await first).toBeNull();
      const second = finder.found();
      await opened(1);
      await opened(2);
      expect(calls('filter.close')).toEqual([{ filter: 1 }]);
      client.answer(succeed({}));
      await told({ kind: 'live' }, 0);
      expect(await second).toBeNull();
    });
  });

  it('stops on demand, and asks what was found until then', async () => {
    finder.look(hunt('a'));
    await opened(1);
    await told({ kind: 'scanning' }, 2);
    finder.stop();
    client.answer(succeed({}));
    await flush();
    await told({ kind: 'stopped' }, 2);
    expect(search()).toMatchObject({ status: { state: { kind: 'stopped' } } });
    expect(finder.current().ready).toBe(1);
  });
});
