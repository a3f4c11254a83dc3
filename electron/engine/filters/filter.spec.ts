import { afterEach, describe, expect, it } from 'vitest';
import { originOf, flushed } from '../fixtures/live-captures';
import { storedCapture } from '../fixtures/stored-capture';
import { append, Bench, benchOf, endBenches, regex, text } from './fixtures/bench';

afterEach(endBenches);

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
  try {
    const bench = new Bench(capture);
    const filter = bench.open(text('two'));
    await bench.until(() => bench.status(filter).state.kind === 'complete');
    expect(bench.rows(filter)).toEqual([0]);
  } finally {
    capture.dispose();
  }
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
