import { expect, it } from 'vitest';
import { framedEventSeq, framedSeq } from '../../../shared/framing/framed-seq';
import type { Framed } from '../capture/capture';
import { rowsOf } from '../fixtures/stored-capture';
import type { FramePlace } from '../framing/facts';
import { recordRange, recordsOfFrames } from './records-of-frames';

const place = (seq: number, first: number, last: number): FramePlace => ({
  ...{ seq, first, last, start: 0, end: 1, length: 1, chunks: 1 },
  ...{ stripped: 0, fault: null },
});
const split = framedSeq(9, 0);
const whole = framedSeq(9, 1);
const places = new Map([
  [split, place(split, 4, 9)],
  [whole, place(whole, 9, 9)],
]);
const framed = {
  place: (seq: number) => places.get(seq) ?? null,
  of: {
    read: ([seq]: readonly number[]) => Promise.resolve([{ seq, endpoint: 1, connection: 7 }]),
    source: ({ connection }: { connection: number }) => rowsOf(connection === 7 ? [2, 4, 6, 9, 11] : []),
  },
} as unknown as Framed;

it('a part of a framed view is the records from the first byte of its first frame on', () => {
  expect(recordRange(framed, { from: split, to: whole })).toEqual({ from: 4, to: 9 });
  expect(recordRange(framed, { from: framedEventSeq(3), to: null })).toEqual({ from: 3, to: null });
  expect(recordRange(framed, { from: null, to: null })).toEqual({ from: null, to: null });
});

it('frames are in the records of their connection, each once', async () => {
  const records = await recordsOfFrames(framed, rowsOf([framedEventSeq(3), split, whole]));
  expect(records.seqs(0, 10)).toEqual([3, 4, 6, 9]);
  expect([records.first, records.total, records.indexFrom(5)]).toEqual([0, 4, 2]);
});
