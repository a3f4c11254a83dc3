import { describe, expect, it } from 'vitest';
import { framedEventSeq, framedSeq } from '../../../shared/framing/framed-seq';
import type { CutFrame } from './cutter';
import { FACT_WORDS, FactList, frameAt, isFaulty, isFrame, seqAt } from './facts';

const large = 2 ** 33;
const frame = (record: number, change: Partial<CutFrame> = {}): CutFrame => ({
  seq: framedSeq(record, 3),
  ...{ at: 1, endpoint: 1, connection: 1, kind: 0 },
  ...{ first: record - 2, start: 5, last: record - 1, end: 6, length: 2 ** 26, chunks: 2, stripped: 2 },
  fault: null,
  ...change,
});

describe('facts of frames', () => {
  it.each([null, 'too-long', 'cut-off', 'lost'] as const)(
    'come back as they were, with the fault %s',
    (fault) => {
      const list = new FactList();
      list.addFrame(frame(7));
      list.addFrame(frame(large, { fault }));
      const words = list.take();
      expect(words.length).toBe(2 * FACT_WORDS);
      expect(frameAt(words, FACT_WORDS)).toEqual({
        ...{ seq: framedSeq(large, 3), first: large - 2, start: 5, last: large - 1, end: 6 },
        ...{ length: 2 ** 26, chunks: 2, stripped: 2, fault },
      });
      expect([isFrame(words, FACT_WORDS), isFaulty(words, FACT_WORDS)]).toEqual([true, fault !== null]);
    },
  );

  it('tell records from frames', () => {
    const list = new FactList();
    list.addEvent(large);
    const words = list.take();
    expect([seqAt(words, 0), frameAt(words, 0), isFrame(words, 0)]).toEqual([
      framedEventSeq(large),
      null,
      false,
    ]);
  });

  it('grow as far as needed, and begin anew when they were taken', () => {
    const list = new FactList();
    for (let record = 10; record < 1_010; record += 1) list.addFrame(frame(record));
    list.addEvent(2_000);
    const words = list.take();
    expect(words.length).toBe(1_001 * FACT_WORDS);
    expect(seqAt(words, 999 * FACT_WORDS)).toBe(framedSeq(1_009, 3));
    list.addEvent(1);
    const next = list.take();
    expect([next.length, frameAt(next, 0), seqAt(words, 0)]).toEqual([FACT_WORDS, null, framedSeq(10, 3)]);
  });
});
