import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_FILTERS } from '../../../shared/limits';
import type { CaptureId } from '../../../shared/model/capture';
import type { FilterId } from '../../../shared/model/criteria';
import { Bench, benchOf, endBenches, regex, text } from './fixtures/bench';

afterEach(endBenches);

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
