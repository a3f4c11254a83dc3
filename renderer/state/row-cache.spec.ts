import { beforeEach, describe, expect, it } from 'vitest';
import { errorOf, succeed } from '../../shared/errors';
import { CACHE_MAX_ROWS, WINDOW_MAX_ROWS } from '../../shared/limits';
import { LIVE_CAPTURE } from '../../shared/model/capture';
import type { EndpointId } from '../../shared/model/ids';
import type { Notice } from '../../shared/model/notice';
import type { Row } from '../../shared/model/row';
import { createNoticeHub, type OwnedNoticeHub } from './notice-hub';
import { createRowCache, type RowCache } from './row-cache';
import { flush, noticeAt, stubClient, stubPage, type StubClient } from './stubs';

const endpoint = 1 as EndpointId;

/** An engine that holds the rows `first … total - 1` of one view and answers when the spec lets it. */
function engine(client: StubClient): {
  first: number;
  total: number;
  readonly pulls: { from: number; count: number }[];
  answer(): Promise<void>;
  settle(): Promise<void>;
  grow(to: number): void;
} {
  let revision = 0;
  const asked = (): { from: number; count: number }[] =>
    client.calls
      .filter((call) => call.method === 'rows.window')
      .map(({ params }) => {
        const { from, count } = params as { from: number; count: number };
        return { from, count };
      });
  let answered = 0;
  const self = {
    first: 0,
    total: 0,
    get pulls() {
      return asked();
    },
    async answer() {
      const request = asked()[answered];
      if (request === undefined) throw new Error('nothing was asked');
      answered += 1;
      const rows: Row[] = [];
      const from = Math.max(request.from, self.first);
      for (let index = from; index < Math.min(request.from + request.count, self.total); index += 1) {
        rows.push({ kind: 'stopped', seq: index * 10, at: index, endpoint, connection: null });
      }
      client.answer(succeed({ first: self.first, total: self.total, rows }));
      await flush();
    },
    async settle() {
      while (asked().length > answered) await self.answer();
    },
    grow(to: number) {
      self.total = to;
      revision += 1;
      const notice: Notice = noticeAt(revision);
      client.emit({ ...notice, rows: { ...notice.rows, next: to } });
    },
  };
  return self;
}

describe('row cache', () => {
  let client: StubClient;
  let hub: OwnedNoticeHub;
  let cache: RowCache;
  let there: ReturnType<typeof engine>;
  let stop: () => void;
  let changes: number;

  beforeEach(() => {
    client = stubClient();
    client.become({ kind: 'ready' });
    hub = createNoticeHub(client, stubPage());
    hub.confirmRun('first');
    cache = createRowCache(client, hub, {
      capture: LIVE_CAPTURE,
      endpoint,
      connection: null,
      filter: null,
    });
    there = engine(client);
    changes = 0;
  });

  function open(): void {
    stop = cache.subscribe(() => (changes += 1));
  }

  function loaded(): {
    first: number;
    total: number;
    seqs: (from: number, to: number) => (number | undefined)[];
  } {
    const state = cache.current();
    if (state.kind !== 'loaded') throw new Error('still loading');
    const { first, total, row } = state;
    return {
      first,
      total,
      seqs: (from, to) => Array.from({ length: to - from }, (_, offset) => row(from + offset)?.seq),
    };
  }

  it('pulls nothing before somebody listens, and nothing after the last one left', async () => {
    there.grow(10);
    expect(there.pulls).toEqual([]);
    open();
    await there.settle();
    expect(loaded().total).toBe(10);
    stop();
    const before = there.pulls.length;
    there.grow(20);
    await flush();
    expect(there.pulls).toHaveLength(before);
  });

  it('begins with the newest rows of a long view, published at once with the total', async () => {
    there.total = 1_000_000;
    open();
    await there.settle();
    expect(changes).toBe(1);
    expect(loaded().total).toBe(1_000_000);
    expect(loaded().seqs(999_998, 1_000_000)).toEqual([9_999_980, 9_999_990]);
  });

  it('pulls only what is new when rows arrive at the end', async () => {
    there.total = 50;
    open();
    await there.settle();
    there.grow(52);
    await there.answer();
    expect(there.pulls.at(-1)).toEqual({ from: 50, count: WINDOW_MAX_ROWS });
    expect(loaded().total).toBe(52);
    expect(loaded().seqs(50, 52)).toEqual([500, 510]);
  });

  it('never publishes a newest row that is not here, however fast rows arrive', async () => {
    there.total = 50;
    open();
    await there.settle();
    there.grow(5_000);
    for (let pull = 0; pull < 3; pull += 1) {
      await there.answer();
      there.total += 5_000;
    }
    const { total, seqs } = loaded();
    expect(total).toBeGreaterThan(5_000);
    expect(seqs(total - 60, total)).not.toContain(undefined);
  });

  it('has at most one pull under way', async () => {
    open();
    there.grow(10);
    there.grow(20);
    there.grow(30);
    expect(there.pulls).toHaveLength(1);
    await there.settle();
    expect(loaded().total).toBe(30);
  });

  it('asks for a single row to learn a new total while older rows are on screen', async () => {
    there.total = 1_000;
    open();
    await there.settle();
    cache.want({ kind: 'stretch', start: 100, end: 140 });
    await there.settle();
    expect(loaded().seqs(100, 140)).not.toContain(undefined);
    there.grow(1_200);
    await there.settle();
    expect(there.pulls.at(-1)).toEqual({ from: 1_000, count: 1 });
    expect(loaded().total).toBe(1_200);
  });

  it('pulls what lies above when it is scrolled up', async () => {
    there.total = 1_000;
    open();
    await there.settle();
    cache.want({ kind: 'stretch', start: 900, end: 950 });
    await there.settle();
    expect(there.pulls.at(-1)).toEqual({ from: 740, count: WINDOW_MAX_ROWS });
    expect(loaded().seqs(900, 950)).not.toContain(undefined);
    const before = there.pulls.length;
    cache.want({ kind: 'stretch', start: 800, end: 850 });
    expect(there.pulls).toHaveLength(before);
  });

  it('keeps the indexes of rows when older ones are dropped', async () => {
    there.total = 100;
    open();
    await there.settle();
    there.first = 90;
    there.grow(120);
    await there.settle();
    expect(loaded().first).toBe(90);
    expect(loaded().seqs(95, 97)).toEqual([950, 960]);
  });

  it('tells nobody of a notice that brought no rows', async () => {
    there.grow(10);
    open();
    await there.settle();
    there.grow(10);
    await there.settle();
    const before = there.pulls.length;
    there.grow(10);
    await flush();
    expect(there.pulls).toHaveLength(before);
  });

  it('keeps a bounded number of rows', async () => {
    there.total = 20_000;
    open();
    await there.settle();
    for (let start = 0; start < 10_000; start += WINDOW_MAX_ROWS) {
      cache.want({ kind: 'stretch', start, end: start + WINDOW_MAX_ROWS });
      await there.settle();
    }
    const known = loaded()
      .seqs(0, 20_000)
      .filter((seq) => seq !== undefined);
    expect(known).toHaveLength(CACHE_MAX_ROWS);
  });

  it('forgets everything when the engine is another one, whatever is still under way', async () => {
    there.total = 100;
    open();
    await there.settle();
    there.grow(120);
    client.become({ kind: 'lost', attempt: 1 });
    client.become({ kind: 'ready' });
    hub.confirmRun('second');
    expect(cache.current()).toEqual({ kind: 'loading' });
    await there.answer();
    there.total = 3;
    await there.settle();
    expect(loaded().total).toBe(3);
  });

  it('keeps its rows over a failed pull, says why, and pulls again with the next notice', async () => {
    there.total = 5;
    open();
    await there.settle();
    there.grow(6);
    client.answer({ ok: false, error: errorOf('internal', { incident: 'P1' }) });
    await flush();
    expect(cache.current()).toMatchObject({ kind: 'loaded', total: 5, problem: { code: 'internal' } });
    expect(loaded().seqs(0, 5)).not.toContain(undefined);
  });

  it('pulls a row that ends in a cut character again when more rows have come', async () => {
    open();
    const row = (index: number, after: number[]): Row => ({
      kind: 'in',
      ...{ seq: index, at: index, endpoint, connection: null, length: 1 },
      preview: new Uint8Array([index === 0 ? 0xc3 : 0xa9]),
      before: new Uint8Array(),
      after: new Uint8Array(after),
    });
    client.answer(succeed({ first: 0, total: 1, rows: [row(0, [])] }));
    await flush();
    there.grow(2);
    client.answer(succeed({ first: 0, total: 2, rows: [row(0, [0xa9]), row(1, [])] }));
    await flush();
    const state = cache.current();
    expect(there.pulls.slice(1)).toEqual([{ from: 0, count: WINDOW_MAX_ROWS }]);
    expect(state.kind === 'loaded' && state.row(0)).toMatchObject({ after: new Uint8Array([0xa9]) });
  });
});
