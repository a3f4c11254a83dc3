import { describe, expect, it, vi } from 'vitest';
import { fail, succeed } from '../../../shared/errors';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Statistics } from '../../../shared/model/statistics';
import { flush, stubClient, stubPage, type StubClient, type StubPage } from '../../state/stubs';
import { createStatisticsStore, type StatisticsStore } from './statistics-store';

const endpoint = 1 as EndpointId;

const figures: Statistics = {
  ...{ bytesIn: 1_000, bytesOut: 2_000, recordsIn: 10, recordsOut: 20, queued: 0 },
  response: { count: 3, lastUs: 1_200, medianUs: 900, p95Us: 4_000 },
  seconds: { from: 0, next: 2, bytesIn: [1, 2], bytesOut: [3, 4], recordsIn: [1, 1], recordsOut: [1, 1] },
};

describe('the store of statistics', () => {
  let client: StubClient;
  let page: StubPage;
  let tick: () => void;
  const stopped = vi.fn();

  function storeOf(connection: number | null): StatisticsStore {
    client = stubClient();
    page = stubPage();
    const target = { endpoint, connection: connection as ConnectionId | null };
    return createStatisticsStore(client, page, target, (callback) => {
      tick = callback;
      return stopped;
    });
  }

  async function answered(statistics: Statistics): Promise<void> {
    client.answerTo('statistics.read', succeed(statistics));
    await flush();
  }

  it('asks nothing while nobody listens or sees the page', async () => {
    const store = storeOf(null);
    expect(client.calls).toHaveLength(0);
    const end = store.subscribe(() => undefined);
    await answered(figures);
    page.hide();
    tick();
    expect(client.calls).toHaveLength(1);
    page.show();
    tick();
    expect(client.calls).toHaveLength(2);
    end();
    expect(stopped).toHaveBeenCalled();
  });

  it('asks for the seconds that it does not have', async () => {
    const store = storeOf(null);
    store.subscribe(() => undefined);
    await answered(figures);
    tick();
    expect(client.calls.map(({ params }) => (params as { since: number }).since)).toEqual([0, 2]);
    await answered({
      ...figures,
      seconds: { ...figures.seconds, from: 2, next: 3, bytesIn: [9], bytesOut: [8] },
    });
    expect(store.current()).toMatchObject({
      kind: 'loaded',
      samples: { bytesIn: [1, 2, 9], bytesOut: [3, 4, 8] },
    });
  });

  it('makes seconds of a connection out of its totals', async () => {
    const store = storeOf(4);
    store.subscribe(() => undefined);
    await answered(figures);
    page.pass(2_000);
    tick();
    await answered({ ...figures, bytesIn: 5_000 });
    expect(store.current()).toMatchObject({ samples: { bytesIn: [2_000], bytesOut: [0] } });
  });

  it('says what failed, but not that the transport was lost', async () => {
    const store = storeOf(null);
    store.subscribe(() => undefined);
    await answered(figures);
    tick();
    client.answerTo('statistics.read', fail('transport_lost', {}));
    await flush();
    expect(store.current().kind).toBe('loaded');
    tick();
    client.answerTo('statistics.read', fail('not_found', { what: 'endpoint', id: 1 }));
    await flush();
    expect(store.current()).toMatchObject({ kind: 'failed', error: { code: 'not_found' } });
  });
});
