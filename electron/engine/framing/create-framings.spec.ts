import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { framedEventSeq, framedSeq, recordOf } from '../../../shared/framing/framed-seq';
import { FRAME_MAX_CUTS, MAX_FRAMINGS, ROW_PREVIEW_BYTES } from '../../../shared/limits';
import type { CaptureId } from '../../../shared/model/capture';
import type { Framing } from '../../../shared/model/framing';
import { isChunk, type ChunkRow, type Row } from '../../../shared/model/row';
import { BlockCache } from '../capture/block-cache';
import type { Capture, View } from '../capture/capture';
import { SavedCapture } from '../capture/saved-capture';
import { flushed, liveCapture, originOf } from '../fixtures/live-captures';
import { Bench, endBenches, lines } from './fixtures/bench';
import { naiveFrames, streamsOf, type GivenChunk } from './fixtures/naive';

afterEach(endBenches);

const chunk = (text: string, connection = 1, kind: 'in' | 'out' = 'in'): GivenChunk => ({
  connection,
  kind,
  bytes: Buffer.from(text, 'latin1'),
});

let now = 1_000_000;
function append(capture: Capture, ...chunks: readonly GivenChunk[]): void {
  for (const { connection, kind, bytes } of chunks)
    capture.appendChunk(kind, originOf((now += 10), connection), bytes);
}

async function benchOf(...chunks: readonly GivenChunk[]): Promise<{ capture: Capture; bench: Bench }> {
  const capture = liveCapture();
  append(capture, ...chunks);
  await flushed(capture);
  return { capture, bench: new Bench(capture) };
}

const byLength: Framing = { kind: 'length', width: 1, order: 'big', offset: 0, counts: 'rest', most: 1_000 };
const view = (connection: number): View => ({ endpoint: null, connection: connection as never });

/** All bytes of a row, in small pieces. */
async function bytesOf(bench: Bench, id: CaptureId, row: ChunkRow, piece: number): Promise<string> {
  let text = '';
  for (let at = 0; at < row.length; at += piece) {
    const part = await bench.get(id).bytes(row.seq, at, piece);
    if (!part.ok) throw new Error(JSON.stringify(part.error));
    expect(part.value.total).toBe(row.length);
    text += Buffer.from(part.value.bytes).toString('latin1');
  }
  return text;
}

describe('a framed view', () => {
  it.each<[string, Framing]>([
    ['lines', lines],
    ['fixed lengths', { kind: 'fixed', length: 7 }],
    ['lengths ahead', byLength],
  ])('has the frames that the joined streams have, cut by %s', async (_, framing) => {
    const bytes = fc
      .array(fc.constantFrom(10, 1, 2, 5, 65, 66, 255), { minLength: 1, maxLength: 30 })
      .map((values) => Buffer.from(values));
    const traffic = fc.array(
      fc.record({
        connection: fc.integer({ min: 1, max: 4 }),
        kind: fc.constantFrom('in' as const, 'out' as const),
        bytes,
      }),
      { minLength: 50, maxLength: 400 },
    );
    const [chunks] = fc.sample(traffic, 1) as [GivenChunk[]];
    const { capture, bench } = await benchOf(...chunks);
    const id = bench.open(framing);
    await bench.through(id);
    const rows = (await bench.rows(id)).filter(isChunk);
    let waiting = 0;
    for (const [stream, joined] of streamsOf(chunks)) {
      const own = rows.filter(({ connection, kind }) => `${String(connection)} ${kind}` === stream);
      const frames = naiveFrames(joined, framing);
      const whole = frames.filter(({ isWhole }) => isWhole).map(({ content }) => content);
      expect(await Promise.all(own.map((row) => bytesOf(bench, id, row, 11)))).toEqual(whole);
      expect(own.map(({ preview }) => Buffer.from(preview).toString('latin1'))).toEqual(whole);
      waiting += frames.some(({ isWhole }) => !isWhole) ? 1 : 0;
    }
    expect(bench.status(id)).toMatchObject({ frames: rows.length, faults: 0, pendingStreams: waiting });
    // Each connection for itself has the same frames under the same numbers.
    const alone = bench.open(framing, view(2));
    await bench.through(alone);
    expect((await bench.rows(alone, view(2))).map(({ seq }) => seq)).toEqual(
      rows.filter(({ connection }) => connection === 2).map(({ seq }) => seq),
    );
    expect(capture.extent().next).toBe(chunks.length);
  });

  it('says where the bytes of a frame are, and which bytes are around it', async () => {
    const { bench } = await benchOf(chunk('one\ntw'), chunk('other\n', 2), chunk('o\nthree\n'));
    const id = bench.open(lines);
    await bench.through(id);
    const rows = (await bench.rows(id)).filter(isChunk);
    expect(rows.map(({ seq }) => seq)).toEqual([
      framedSeq(0, 0),
      framedSeq(1, 0),
      framedSeq(2, 0),
      framedSeq(2, 1),
    ]);
    expect(rows[2]).toMatchObject({
      length: 3,
      preview: Uint8Array.from(Buffer.from('two')),
      before: Uint8Array.from(Buffer.from('ne\n')),
      after: Uint8Array.from(Buffer.from('\nth')),
      frame: { first: 0, start: 4, last: 2, end: 2, chunks: 2, cuts: [2], stripped: 1, fault: null },
    });
    expect((await bench.session.of(id, 2)) as unknown).toEqual({
      ok: true,
      value: {
        frames: [
          { seq: framedSeq(2, 0), start: 0, end: 2 },
          { seq: framedSeq(2, 1), start: 2, end: 8 },
        ],
      },
    });
    expect((await bench.session.of(id, 0)) as unknown).toEqual({
      ok: true,
      value: {
        frames: [
          { seq: framedSeq(0, 0), start: 0, end: 4 },
          { seq: framedSeq(2, 0), start: 4, end: 6 },
        ],
      },
    });
  });

  it('shows events between its frames, and cuts off what a close or reset leaves', async () => {
    const { capture, bench } = await benchOf(chunk('whole\nrest'), chunk('out', 1, 'out'), chunk('other', 2));
    capture.appendEvent(originOf((now += 10), 1), { kind: 'closed', clean: true });
    capture.appendEvent(originOf((now += 10), 2), { kind: 'reset', by: 'peer' });
    append(capture, chunk('anew\n', 2));
    await flushed(capture);
    const id = bench.open(lines);
    await bench.through(id);
    expect(await bench.shown(id)).toEqual([
      'whole',
      'rest (cut-off)',
      'out (cut-off)',
      'closed',
      'other (cut-off)',
      'reset',
      'anew',
    ]);
    const rows = await bench.rows(id);
    expect(rows.map(({ seq }) => seq).slice(1, 4)).toEqual([
      framedSeq(3, 0),
      framedSeq(3, 1),
      framedEventSeq(3),
    ]);
    expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).sort((one, other) => one - other));
    expect(bench.status(id)).toMatchObject({ frames: 5, faults: 3, pendingBytes: 0, pendingStreams: 0 });
  });

  it('follows the capture', async () => {
    const { capture, bench } = await benchOf(chunk('one\ntw'));
    const id = bench.open(lines);
    await bench.through(id);
    expect(bench.status(id)).toMatchObject({ state: { kind: 'live' }, pendingBytes: 2, pendingStreams: 1 });
    append(capture, chunk('o\n'));
    await bench.until(() => bench.status(id).frames === 2);
    expect(await bench.shown(id)).toEqual(['one', 'two']);
  });

  it('ends a frame by a pause without any traffic, and finds its place among the others', async () => {
    const started = { at: 1_000_000 };
    const capture = liveCapture({ clock: () => started.at });
    const bench = new Bench(capture, undefined, () => started.at);
    capture.appendChunk('in', originOf(1_000_000, 1), Buffer.from('pau'));
    capture.appendChunk('in', originOf(1_001_000, 1), Buffer.from('se'));
    capture.appendChunk('in', originOf(1_002_000, 2), Buffer.from('on'));
    const id = bench.open({ kind: 'idle', ms: 50, most: 100 });
    await bench.until(() => bench.status(id).pendingStreams === 2);
    expect(await bench.shown(id)).toEqual([]);
    started.at = 1_051_500;
    await bench.until(() => bench.status(id).frames === 1);
    expect(await bench.shown(id)).toEqual(['pause']);
    capture.appendChunk('in', originOf(1_051_999, 2), Buffer.from('e\n'));
    await flushed(capture);
    started.at = 1_200_000;
    await bench.until(() => bench.status(id).frames === 2);
    expect(await bench.shown(id)).toEqual(['pause', 'one\n']);
  });

  it('tells how much waits for the end of a frame that never comes, and cuts it at the most bytes', async () => {
    const { bench } = await benchOf(...Array.from({ length: 10 }, () => chunk('endless')));
    const id = bench.open({ ...lines, most: 32 } as Framing);
    await bench.through(id);
    expect(bench.status(id)).toMatchObject({ frames: 2, faults: 2, pendingBytes: 6, pendingStreams: 1 });
    expect((await bench.rows(id)).filter(isChunk).map(({ length }) => length)).toEqual([32, 32]);
  });

  it('shows each read of a stream whose length makes no sense', async () => {
    const eight: Framing = { ...byLength, width: 8 };
    const { bench } = await benchOf(
      chunk('\0\0\0\0\0\0\0\x02hi'),
      chunk('\xff\xff\xff\xff\xff\xff\xff\xff'),
      chunk('after'),
      chunk('\0\0\0\0\0\0\0\x01!', 2),
    );
    const id = bench.open(eight);
    await bench.through(id);
    expect(await bench.shown(id)).toEqual([
      '\0\0\0\0\0\0\0\x02hi',
      '\xff\xff\xff\xff\xff\xff\xff\xff (lost)',
      'after (lost)',
      '\0\0\0\0\0\0\0\x01!',
    ]);
  });

  it('loses the rest of a stream with lengths, of which bytes are missing', async () => {
    const { capture, bench } = await benchOf(chunk('\x03ab'));
    const why = { code: 'disk_full', details: { path: '/' } } as const;
    capture.appendEvent(originOf((now += 10)), { kind: 'gap', since: now, bytes: 4, records: 1, why });
    append(capture, chunk('\x01c'));
    await flushed(capture);
    const id = bench.open(byLength);
    await bench.through(id);
    expect(await bench.shown(id)).toEqual(['\x03ab (cut-off)', 'gap', '\x01c (lost)']);
  });

  it('takes a peer that sends one byte at a time', async () => {
    const text = Array.from({ length: 100 }, (_, i) => `${i} `.padEnd(999, 'x')).join('\n') + '\n';
    const capture = liveCapture({ segmentBytes: 64 * 1024 * 1024 });
    for (const byte of Buffer.from(text)) capture.appendChunk('in', originOf((now += 10)), Buffer.of(byte));
    await flushed(capture);
    const bench = new Bench(capture);
    const id = bench.open(lines);
    await bench.through(id);
    const rows = (await bench.rows(id)).filter(isChunk);
    expect(rows.map(({ preview }) => Buffer.from(preview).toString())).toEqual(
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(0, ROW_PREVIEW_BYTES)),
    );
    expect(rows[3]?.frame).toMatchObject({
      chunks: 1_000,
      cuts: Array.from({ length: FRAME_MAX_CUTS }, (_, i) => i + 1),
    });
    expect(await bytesOf(bench, id, rows[99] as ChunkRow, 500)).toBe(text.slice(99_000, -1));
    const whole = bench.open({ kind: 'fixed', length: text.length });
    await bench.through(whole);
    const [one] = (await bench.rows(whole)).filter(isChunk) as [ChunkRow];
    const sum = (of: string) => createHash('sha256').update(of).digest('hex');
    expect(sum(await bytesOf(bench, whole, one, 65_536))).toBe(sum(text));
  });

  it('is complete once nothing can join, and then shows what waits', async () => {
    const { capture } = await benchOf(chunk('one\ntw'));
    const { folder } = capture.extent();
    await capture.close();
    const opened = await SavedCapture.open(folder, capture.id, new BlockCache());
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    for (const each of [capture, opened.value]) {
      const bench = new Bench(each);
      const id = bench.open(lines);
      await bench.until(() => bench.status(id).state.kind === 'complete');
      expect(await bench.shown(id)).toEqual(['one', 'tw (cut-off)']);
      expect(bench.status(id)).toMatchObject({ frames: 2, faults: 1, pendingBytes: 0 });
    }
    opened.value.close();
  });

  it('lets rows go whose records were dropped', async () => {
    const { capture, bench } = await benchOf(chunk('one\n'), chunk('two\n'));
    const id = bench.open(lines);
    await bench.through(id);
    await capture.discard();
    append(capture, chunk('three\n'));
    await bench.until(() => bench.status(id).frames === 3);
    expect(await bench.shown(id)).toEqual(['three']);
    expect(bench.get(id).source({ endpoint: null, connection: null })).toMatchObject({ first: 2, total: 3 });
    const gone = await bench.get(id).bytes(framedSeq(0, 0), 0, 1);
    expect(gone).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  it('shows the record in place of a frame that it does not have', async () => {
    const { bench } = await benchOf(chunk('one\ntwo\n'));
    const id = bench.open(lines);
    await bench.through(id);
    const [row, ...others] = await bench.get(id).read([framedSeq(0, 5), framedSeq(1, 0)]);
    expect(row).toMatchObject({ kind: 'in', seq: framedSeq(0, 5), length: 8 });
    expect(others).toEqual([]);
  });

  it('finds a row by time', async () => {
    const { bench } = await benchOf(chunk('a\nb'), chunk('c\n'), chunk('d\n'));
    const id = bench.open(lines);
    await bench.through(id);
    const rows: Row[] = await bench.rows(id);
    const seq = await bench.get(id).seqAt(rows[1]?.at ?? 0);
    expect(recordOf(seq ?? -1)).toBe(1);
  });
});

describe('framed views', () => {
  it('are so many at most, and make room when they are closed', async () => {
    const { bench } = await benchOf();
    const views = Array.from({ length: MAX_FRAMINGS }, () => bench.open(lines));
    const cap = { code: 'too_many_framings', details: { cap: MAX_FRAMINGS } };
    expect(bench.tryOpen(lines)).toEqual({ ok: false, error: cap });
    expect(bench.session.close(views[0] as CaptureId)).toEqual({ ok: true, value: {} });
    expect(bench.tryOpen(lines).ok).toBe(true);
  });

  it('are those of their session, and end with it', async () => {
    const { bench } = await benchOf();
    const id = bench.open(lines);
    const other = bench.framings.session();
    const error = { code: 'not_found', details: { what: 'capture', id } };
    expect(other.status(id)).toEqual({ ok: false, error });
    expect(other.close(id)).toEqual({ ok: false, error });
    bench.session.dispose();
    expect(bench.session.status(id)).toEqual({ ok: false, error });
    expect(await bench.session.of(id, 0)).toEqual({ ok: false, error });
    expect(bench.framings.get(id)).toBeUndefined();
  });

  it('are refused for a framing that cannot be, and a capture that is none', async () => {
    const { bench } = await benchOf();
    expect(bench.tryOpen({ ...byLength, offset: 1_024 })).toMatchObject({
      ok: false,
      error: { code: 'invalid_framing', details: { part: 'offset' } },
    });
    const request = { capture: 5 as CaptureId, endpoint: null, connection: null, framing: lines };
    expect(bench.session.open(request)).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  it('are gone when their capture is', async () => {
    const { bench } = await benchOf();
    const id = bench.open(lines);
    bench.capture = undefined;
    expect(bench.framings.get(id)).toBeUndefined();
    expect(bench.session.status(id)).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  it('say when their thread cannot be started, and report it', async () => {
    const { capture } = await benchOf(chunk('a'));
    const bench = new Bench(capture, pathToFileURL('/nowhere/'));
    const id = bench.open(lines);
    await bench.until(() => bench.status(id).state.kind === 'failed');
    expect(bench.status(id).state).toMatchObject({ kind: 'failed', error: { code: 'internal' } });
    expect(bench.incidents).toHaveLength(1);
  });
});
