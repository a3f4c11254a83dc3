import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_FILTERS } from '../../../shared/limits';
import { LIVE_CAPTURE, type CaptureId } from '../../../shared/model/capture';
import type { Criteria, FilterId, Pattern } from '../../../shared/model/criteria';
import type { Capture, ReadableCapture } from '../capture/capture';
import type { Captures } from '../captures/captures';
import { Changes } from '../changes';
import { endCaptures, flushed, liveCapture, originOf } from '../fixtures/live-captures';
import { storedCapture } from '../fixtures/stored-capture';
import { threadsFolder } from '../fixtures/threads';
import { createFilters } from './create-filters';
import type { Filters, FilterSession } from './filters';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await endCaptures();
});

const text = (wanted: string, matchCase = true): Pattern => ({ kind: 'text', text: wanted, matchCase });
const regex = (source: string): Pattern => ({ kind: 'regex', source, matchCase: true });

/** Filters over one capture, and what a spec does with them. */
class Bench {
  readonly changes = new Changes();
  readonly incidents: unknown[] = [];
  readonly filters: Filters;
  readonly session: FilterSession;
  private readonly capture: Pick<ReadableCapture, 'extent' | 'onExtent'>;

  constructor(capture: Pick<ReadableCapture, 'extent' | 'onExtent'>, threads = threadsFolder) {
    this.capture = capture;
    const captures = { get: (id: CaptureId) => (id === LIVE_CAPTURE ? capture : undefined) } as Captures;
    this.filters = createFilters({
      captures,
      changes: this.changes,
      threads,
      report: (...incident) => this.incidents.push(incident),
    });
    this.session = this.filters.session();
    ends.push(() => this.filters.dispose());
  }

  tryOpen(pattern: Pattern | null, criteria: Partial<Criteria> = {}, session = this.session) {
    return session.open({
      capture: LIVE_CAPTURE,
      endpoint: null,
      connection: null,
      criteria: { kinds: null, connections: null, length: null, time: null, ...criteria, pattern },
    });
  }

  open(pattern: Pattern | null, criteria: Partial<Criteria> = {}): FilterId {
    const opened = this.tryOpen(pattern, criteria);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    return opened.value.filter;
  }

  status(filter: FilterId) {
    const status = this.session.status(filter);
    if (!status.ok) throw new Error(JSON.stringify(status.error));
    return status.value;
  }

  source(filter: FilterId) {
    const source = this.session.source(filter);
    if (!source.ok) throw new Error(JSON.stringify(source.error));
    return source.value;
  }

  rows(filter: FilterId): number[] {
    const { first, total } = this.source(filter);
    return this.source(filter).seqs(first, total - first);
  }

  /** Resolves when something is so, looking again at each change. */
  until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!isSo()) return;
        stop();
        resolve();
      };
      const stop = this.changes.subscribe(look);
      look();
    });
  }

  /** Resolves when a filter has looked at everything that is on disk. */
  async through(filter: FilterId): Promise<void> {
    await this.until(() => {
      const { state, scanned, of } = this.status(filter);
      return state.kind !== 'scanning' && scanned === of && of === this.held();
    });
  }

  private held(): number {
    const { first, next } = this.capture.extent();
    return next - first;
  }
}

function append(capture: Capture, ...chunks: string[]): void {
  for (const [place, bytes] of chunks.entries())
    capture.appendChunk('in', originOf(1_000_000 + place), Buffer.from(bytes));
}

/** A capture with some chunks on disk, and filters over it. */
async function benchOf(...chunks: string[]): Promise<{ capture: Capture; bench: Bench }> {
  const capture = liveCapture();
  append(capture, ...chunks);
  await flushed(capture);
  return { capture, bench: new Bench(capture) };
}

describe('a filter of a growing capture', () => {
  it('finds what there is, and is live then', async () => {
    const { bench } = await benchOf('one', 'two', 'three', 'two');
    const filter = bench.open(text('two'));
    await bench.through(filter);
    expect(bench.status(filter)).toEqual({ state: { kind: 'live' }, scanned: 4, of: 4, matches: 2 });
    expect(bench.rows(filter)).toEqual([1, 3]);
  });

  it('is live at once where there is nothing', async () => {
    const { bench } = await benchOf();
    const filter = bench.open(null);
    await bench.through(filter);
    expect(bench.status(filter)).toEqual({ state: { kind: 'live' }, scanned: 0, of: 0, matches: 0 });
  });

  it('takes in what is captured later', async () => {
    const { capture, bench } = await benchOf('two');
    const filter = bench.open(text('two'));
    await bench.through(filter);
    append(capture, 'no', 'two');
    await flushed(capture);
    await bench.through(filter);
    expect(bench.rows(filter)).toEqual([0, 2]);
    expect(bench.source(filter).epoch).toBe(0);
  });

  it('finds the beginning of a match when its end comes later, and says that indexes moved', async () => {
    const { capture, bench } = await benchOf('hel');
    capture.appendChunk('out', originOf(1), Buffer.from('hello'));
    await flushed(capture);
    const filter = bench.open(text('hello'));
    await bench.through(filter);
    expect(bench.rows(filter)).toEqual([1]);
    const { epoch } = bench.source(filter);
    append(capture, 'lo');
    await flushed(capture);
    await bench.through(filter);
    expect(bench.rows(filter)).toEqual([0, 1, 2]);
    expect(bench.source(filter).epoch).toBe(epoch + 1);
  });

  it('lets go of rows that the capture drops', async () => {
    const { capture, bench } = await benchOf('two', 'two');
    const filter = bench.open(text('two'));
    await bench.through(filter);
    await capture.discard();
    append(capture, 'two');
    await flushed(capture);
    await bench.through(filter);
    expect(bench.rows(filter)).toEqual([capture.extent().next - 1]);
    expect(bench.source(filter).first).toBe(2);
    expect(bench.status(filter)).toMatchObject({ matches: 1, scanned: 1, of: 1 });
  });

  it('is complete when the capture is closed', async () => {
    const { capture, bench } = await benchOf('two');
    const filter = bench.open(text('two'));
    await bench.through(filter);
    append(capture, 'two');
    await capture.close();
    await bench.until(() => bench.status(filter).state.kind === 'complete');
    expect(bench.rows(filter)).toEqual([0, 1]);
  });
});

it('a filter of a saved capture is complete when it is through', async () => {
  const at = { at: 1, endpoint: 1, connection: 1, kind: 'in' as const };
  const capture = storedCapture([
    { ...at, bytes: Buffer.from('two') },
    { ...at, bytes: Buffer.from('one') },
  ]);
  ends.push(() => capture.dispose());
  const bench = new Bench(capture);
  const filter = bench.open(text('two'));
  await bench.until(() => bench.status(filter).state.kind === 'complete');
  expect(bench.rows(filter)).toEqual([0]);
});

describe('filters', () => {
  it('look for their own at the same time', async () => {
    const { bench } = await benchOf('one', 'two', 'three', 'two');
    const filters = [
      bench.open(text('o')),
      bench.open(regex('t.')),
      bench.open(null, { length: { least: 5, most: null } }),
    ];
    for (const filter of filters) await bench.through(filter);
    expect(filters.map((filter) => bench.rows(filter))).toEqual([[0, 1, 3], [1, 2, 3], [2]]);
  });

  it('are so many at most, and make room when they are closed', async () => {
    const { bench } = await benchOf();
    const filters = Array.from({ length: MAX_FILTERS }, () => bench.open(null));
    const cap = { code: 'too_many_filters', details: { cap: MAX_FILTERS } };
    expect(bench.tryOpen(null)).toEqual({ ok: false, error: cap });
    expect(bench.session.close(filters[0] as FilterId)).toEqual({ ok: true, value: {} });
    expect(bench.tryOpen(null).ok).toBe(true);
  });

  it('are those of their session, and end with it', async () => {
    const { bench } = await benchOf();
    const filter = bench.open(null);
    const other = bench.filters.session();
    const error = { code: 'not_found', details: { what: 'filter', id: filter } };
    expect(other.status(filter)).toEqual({ ok: false, error });
    expect(other.close(filter)).toEqual({ ok: false, error });
    bench.session.dispose();
    for (const asked of [
      bench.session.status(filter),
      bench.session.source(filter),
      bench.session.stop(filter),
      await bench.session.marks(filter, [0]),
    ])
      expect(asked).toEqual({ ok: false, error });
    expect(bench.tryOpen(null, {}, other).ok).toBe(true);
  });

  it('need a pattern that is right, and a capture', async () => {
    const { bench } = await benchOf();
    expect(bench.tryOpen(regex('a('))).toMatchObject({
      ok: false,
      error: { code: 'invalid_pattern', details: { position: 1 } },
    });
    const view = { endpoint: null, connection: null };
    const criteria = { kinds: null, connections: null, length: null, time: null, pattern: null };
    expect(bench.session.open({ capture: 5 as CaptureId, ...view, criteria })).toEqual({
      ok: false,
      error: { code: 'not_found', details: { what: 'capture', id: 5 } },
    });
  });
});

describe('stopping', () => {
  it('keeps what was found, and looks at no more', async () => {
    const { capture, bench } = await benchOf('two');
    const filter = bench.open(text('two'));
    await bench.through(filter);
    expect(bench.session.stop(filter)).toEqual({ ok: true, value: {} });
    append(capture, 'two');
    await flushed(capture);
    expect(await bench.session.marks(filter, [0])).toEqual({
      ok: true,
      value: { marks: [{ seq: 0, ranges: [[0, 3]] }] },
    });
    expect(bench.status(filter)).toEqual({ state: { kind: 'stopped' }, scanned: 1, of: 2, matches: 1 });
    expect(bench.session.stop(filter)).toEqual({ ok: true, value: {} });
  });
});

describe('marks', () => {
  it('are where the pattern matches, across chunks too', async () => {
    const { bench } = await benchOf('hello hel', 'lo', 'none');
    const filter = bench.open(text('HELLO', false));
    await bench.through(filter);
    expect(await bench.session.marks(filter, [0, 1, 2])).toEqual({
      ok: true,
      value: {
        marks: [
          {
            seq: 0,
            ranges: [
              [0, 5],
              [6, 9],
            ],
          },
          { seq: 1, ranges: [[0, 2]] },
        ],
      },
    });
  });

  it('are none without a pattern', async () => {
    const { bench } = await benchOf('a');
    expect(await bench.session.marks(bench.open(null), [0])).toEqual({ ok: true, value: { marks: [] } });
  });
});

describe('an expression that runs away', () => {
  const tooSlow = { code: 'pattern_too_slow', details: { ms: 1_000 } };

  it('is stopped, and what was found before stays', async () => {
    const { bench } = await benchOf('aaa', `${'a'.repeat(50)}!`, 'aaa');
    const other = bench.open(text('!'));
    const filter = bench.open(regex('^(a+)+$'));
    const marks = bench.session.marks(filter, [1]);
    await bench.until(() => bench.status(filter).state.kind === 'failed');
    expect(bench.status(filter).state).toEqual({ kind: 'failed', error: tooSlow });
    expect(await marks).toEqual({ ok: false, error: tooSlow });
    expect(await bench.session.marks(filter, [0])).toEqual({ ok: false, error: tooSlow });
    expect(bench.session.stop(filter).ok).toBe(true);
    expect(bench.status(filter).state.kind).toBe('failed');
    await bench.through(other);
    expect(bench.rows(other)).toEqual([1]);
  });

  it('is stopped over marks too', async () => {
    const { bench } = await benchOf(`${'a'.repeat(50)}!`);
    // The record is too short to be looked at for rows; marks of it can be asked for all the same.
    const filter = bench.open(regex('^(a+)+$'), { length: { least: 1_000, most: null } });
    await bench.through(filter);
    expect(await bench.session.marks(filter, [0])).toEqual({ ok: false, error: tooSlow });
    expect(bench.status(filter).state).toEqual({ kind: 'failed', error: tooSlow });
  });
});

it('a thread that cannot be started is a defect, told and reported', async () => {
  const { capture } = await benchOf('a');
  const bench = new Bench(capture, pathToFileURL('/nowhere/'));
  const filter = bench.open(null);
  await bench.until(() => bench.status(filter).state.kind === 'failed');
  expect(bench.status(filter).state).toEqual({
    kind: 'failed',
    error: { code: 'internal', details: { incident: `F${filter}` } },
  });
  expect(bench.incidents).toHaveLength(1);
});
