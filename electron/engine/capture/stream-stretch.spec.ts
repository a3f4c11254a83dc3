import { afterEach, describe, expect, it } from 'vitest';
import { FRAME_MAX_CUTS } from '../../../shared/limits';
import { endCaptures, flushed, liveCapture, originOf } from '../fixtures/live-captures';
import type { Capture, Stretch, StretchPlace } from './capture';

afterEach(endCaptures);

/** Two connections and both directions, chunk by chunk, in segments of few records. */
async function conversation(): Promise<{
  capture: Capture;
  stream: Buffer;
  seqs: number[];
  starts: number[];
}> {
  const capture = liveCapture({ segmentRecords: 16 });
  const chunks: Buffer[] = [];
  const seqs: number[] = [];
  const starts: number[] = [];
  let seq = 0;
  const append = (connection: number, kind: 'in' | 'out', bytes: Buffer): number => {
    capture.appendChunk(kind, originOf(1_000 + seq, connection), bytes);
    return seq++;
  };
  for (let i = 0; i < 100; i += 1) {
    const bytes = Buffer.from(`${i},`.repeat(1 + (i % 7)));
    starts.push(Buffer.concat(chunks).length);
    chunks.push(bytes);
    seqs.push(append(1, 'in', bytes));
    append(1, 'out', Buffer.from('other direction'));
    if (i % 3 === 0) append(2, 'in', Buffer.from('other connection'));
  }
  await flushed(capture);
  return { capture, stream: Buffer.concat(chunks), seqs, starts };
}

async function read(capture: Capture, place: Partial<StretchPlace>): Promise<Stretch> {
  const stretch = await capture.stretch({ seq: 0, start: 0, length: 0, reach: 0, ...place });
  if (!stretch.ok) throw new Error(JSON.stringify(stretch.error));
  return stretch.value;
}

describe('a stretch of a stream', () => {
  it('has the bytes of one direction of one connection, whatever chunks they are in', async () => {
    const { capture, stream, seqs, starts } = await conversation();
    for (const [place, length] of [
      [0, 1],
      [0, 400],
      [13, 50],
      [80, 10_000],
    ] as const) {
      const from = starts[place] as number;
      const { bytes } = await read(capture, { seq: seqs[place] as number, start: 1, length });
      expect(Buffer.from(bytes).toString()).toBe(stream.toString('utf8', from + 1, from + 1 + length));
    }
  });

  it('begins behind its chunk, if need be', async () => {
    const { capture, stream } = await conversation();
    const { bytes } = await read(capture, { start: 500, length: 20 });
    expect(Buffer.from(bytes).toString()).toBe(stream.toString('utf8', 500, 520));
    expect((await read(capture, { start: 1_000_000, length: 20 })).bytes).toHaveLength(0);
  });

  it('says where chunks begin in it, as far as is asked for', async () => {
    const { capture, starts } = await conversation();
    const cuts = starts.slice(1);
    expect((await read(capture, { length: 4, reach: 400 })).cuts.slice(0, 20)).toEqual(cuts.slice(0, 20));
    expect((await read(capture, { length: 4, reach: 1_000_000 })).cuts).toEqual(
      cuts.slice(0, FRAME_MAX_CUTS),
    );
    const inside = await read(capture, { start: 1, length: 4, reach: 20 });
    expect(inside.cuts[0]).toBe((cuts[0] as number) - 1);
  });

  it('is read from memory, too', async () => {
    const capture = liveCapture({ flushMs: 60_000 });
    for (const text of ['he', 'll', 'o']) capture.appendChunk('in', originOf(1), Buffer.from(text));
    const { bytes, cuts } = await read(capture, { start: 1, length: 9, reach: 9 });
    expect([Buffer.from(bytes).toString(), cuts]).toEqual(['ello', [1, 3]]);
  });

  it('is none of an event, of a record to come, and of one that is gone', async () => {
    const capture = liveCapture();
    capture.appendEvent(originOf(1), { kind: 'stopped' });
    capture.appendChunk('in', originOf(2), Buffer.from('a'));
    await flushed(capture);
    const error = async (seq: number) => {
      const stretch = await capture.stretch({ seq, start: 0, length: 1, reach: 0 });
      return stretch.ok ? null : stretch.error;
    };
    expect(await error(0)).toEqual({ code: 'not_found', details: { what: 'record', id: 0 } });
    expect(await error(2)).toEqual({ code: 'not_found', details: { what: 'record', id: 2 } });
    await capture.discard();
    expect(await error(1)).toEqual({ code: 'record_dropped', details: { seq: 1 } });
  });
});
