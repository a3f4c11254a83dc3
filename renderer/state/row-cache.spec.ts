import { beforeEach, describe, expect, it } from 'vitest';
import { errorOf } from '../../shared/errors';
import { CACHE_MAX_ROWS, WINDOW_MAX_ROWS } from '../../shared/limits';
import { framedSeq } from '../../shared/framing/framed-seq';
import { LIVE_CAPTURE, type CaptureId } from '../../shared/model/capture';
import type { FilterId } from '../../shared/model/criteria';
import type { EndpointId } from '../../shared/model/ids';
import { createNoticeHub, type OwnedNoticeHub } from './notice-hub';
import { createRowCache, type RowCache, type RowsView } from './row-cache';
import { stubRows, type StubRows } from './stub-rows';
import { flush, noticeAt, stubClient, stubPage, type StubClient } from './stubs';

const endpoint = 1 as EndpointId;
const view: RowsView = { capture: LIVE_CAPTURE, endpoint, connection: null, filter: null };

describe('row cache', () => {
  let client: StubClient;
  let hub: OwnedNoticeHub;
  let cache: RowCache;
  let there: StubRows;
  /** What the list says of itself, and what it was told. */
  let kept: { top: number | null; cursor: number | null };
  let moves: [by: number, total: number][];
  let stop: () => void;
  let changes: number;

  beforeEach(() => {
    client = stubClient();
    client.become({ kind: 'ready' });
    hub = createNoticeHub(client, stubPage());
    hub.confirmRun('first');
    kept = { top: null, cursor: null };
    moves = [];
    cache = createRowCache(
      client,
      hub,
      { view, cleared: null },
      { kept: () => kept, moved: (by, total) => void moves.push([by, total]) },
    );
    there = stubRows(client);
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

  it('pulls only what is new when a few rows arrive at the end', async () => {
    there.total = 50;
    open();
    await there.settle();
    cache.want({ kind: 'newest', count: 30 });
    there.grow(52);
    await there.answer();
    expect(there.pulls.slice(1)).toEqual([{ from: 50, count: 30 }]);
    expect(loaded().total).toBe(52);
    expect(loaded().seqs(50, 52)).toEqual([500, 510]);
  });

  it('pulls a screenful and no more while rows arrive faster than they are seen', async () => {
    there.total = 50;
    open();
    await there.settle();
    cache.want({ kind: 'newest', count: 30 });
    there.grow(5_000);
    await there.settle();
    for (const total of [10_000, 15_000]) {
      const before = there.pulls.length;
      there.grow(total);
      await there.settle();
      expect(there.pulls.slice(before)).toEqual([{ from: null, count: 30 }]);
    }
    expect(loaded().total).toBe(15_000);
  });

  it('never publishes a newest row that is not here, however fast rows arrive', async () => {
    there.total = 50;
    open();
    await there.settle();
    there.grow(5_000);
    for (let pull = 0; pull < 2; pull += 1) {
      await there.answer();
      there.total += 5_000;
    }
    const { total, seqs } = loaded();
    expect(total).toBe(10_000);
    expect(seqs(total - 40, total)).not.toContain(undefined);
  });

  it('has at most one pull under way', async () => {
    open();
    there.grow(10);
    there.grow(20);
    there.grow(30);
    await flush();
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
    expect(there.pulls.at(-1)).toEqual({ from: null, count: 1 });
    expect(loaded().total).toBe(1_200);
  });

  it('pulls what lies above when it is scrolled up', async () => {
    there.total = 1_000;
    open();
    await there.settle();
    cache.want({ kind: 'stretch', start: 900, end: 950 });
    await there.settle();
    cache.want({ kind: 'stretch', start: 870, end: 920 });
    await there.settle();
    expect(there.pulls.at(-1)).toEqual({ from: 800, count: 100 });
    expect(loaded().seqs(870, 920)).not.toContain(undefined);
    const before = there.pulls.length;
    cache.want({ kind: 'stretch', start: 810, end: 860 });
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

  describe('in another view', () => {
    beforeEach(async () => {
      there.total = 1_000;
      open();
      await there.settle();
      cache.want({ kind: 'stretch', start: 500, end: 540 });
      await there.settle();
      kept = { top: 508, cursor: 510 };
    });

    const filtered = { view: { ...view, filter: 3 as FilterId }, cleared: null };

    it('keeps its rows until those of the other view are here', async () => {
      cache.show(filtered);
      expect(loaded().seqs(508, 509)).toEqual([5_080]);
      const before = changes;
      await there.answer();
      await there.answer();
      expect(changes).toBe(before);
      await there.settle();
      expect(cache.current()).toMatchObject({ shown: filtered, basis: 2 });
    });

    it('says how far the row moved that was to stay, and where the cursor is', async () => {
      there.shift = -200;
      there.total = 800;
      cache.show(filtered);
      await there.settle();
      expect(moves.at(-1)).toEqual([-200, 800]);
      expect(cache.current()).toMatchObject({ cursor: 310 });
      expect(loaded().seqs(308, 311)).toEqual([5_080, 5_090, 5_100]);
      expect(there.pulls.at(-1)).toEqual({ from: 300, count: 80 });
    });

    it('settles for the last row of a view that ends before the row that was to stay', async () => {
      there.total = 100;
      cache.show(filtered);
      await there.settle();
      expect(moves.at(-1)).toEqual([99 - 508, 100]);
      expect(cache.current()).toMatchObject({ cursor: null, total: 100 });
    });

    it('begins anew when an older row was found late', async () => {
      there.shift = 3;
      there.epoch = 1;
      there.grow(1_003);
      await there.settle();
      expect(moves.at(-1)).toEqual([3, 1_003]);
      expect(loaded().seqs(511, 512)).toEqual([5_080]);
    });

    it('asks again when the view changed between two answers', async () => {
      cache.show(filtered);
      await there.answer();
      there.epoch = 1;
      there.shift = 1;
      await there.settle();
      expect(moves.at(-1)).toEqual([1, 1_000]);
    });

    it('hides the rows before a record, and shows them again', async () => {
      cache.show({ view, cleared: 6_000 });
      await there.settle();
      expect(cache.current()).toMatchObject({ first: 600, hidden: 600, dropped: 0, total: 1_000 });
      there.first = 700;
      there.grow(1_001);
      await there.settle();
      expect(cache.current()).toMatchObject({ first: 700, hidden: 0, dropped: 700 });
      cache.show({ view, cleared: null });
      await there.settle();
      expect(cache.current()).toMatchObject({ first: 700, hidden: 0 });
    });

    it('shows nothing but rows to come when all are hidden', async () => {
      cache.show({ view, cleared: 10_000 });
      await there.settle();
      expect(cache.current()).toMatchObject({ first: 1_000, total: 1_000, hidden: 1_000 });
      there.grow(1_001);
      await there.settle();
      expect(cache.current()).toMatchObject({ first: 1_000, total: 1_001 });
    });
  });

  it('pulls when a filter has news, although no record came', async () => {
    there.total = 5;
    open();
    await there.settle();
    const quiet = { ...noticeAt(8), tasks: 1 };
    client.emit(quiet);
    await there.settle();
    const before = there.pulls.length;
    client.emit({ ...quiet, revision: 9, tasks: 2 });
    expect(there.pulls).toHaveLength(before);
    cache.show({ view: { ...view, filter: 3 as FilterId }, cleared: null });
    await there.settle();
    there.total = 7;
    client.emit({ ...quiet, revision: 10, tasks: 3 });
    await there.settle();
    expect(loaded().total).toBe(7);
  });

  it('looks for its rows among the frames of another view, and pulls when those have news', async () => {
    there.total = 100;
    open();
    await there.settle();
    kept = { top: 60, cursor: 70 };
    const frames = { ...view, capture: 900 as CaptureId };
    cache.show({ view: frames, cleared: null, unit: 'frames' });
    await there.settle();
    expect(there.located.slice(0, 2)).toEqual([
      { kind: 'from', seq: framedSeq(600, 0) },
      { kind: 'from', seq: framedSeq(700, 0) },
    ]);
    const pulls = there.pulls.length;
    client.emit({ ...noticeAt(8), tasks: 5 });
    await there.settle();
    expect(there.pulls.length).toBeGreaterThan(pulls);
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
});
