import { describe, expect, it } from 'vitest';
import { framedSeq } from '../../../shared/framing/framed-seq';
import { SCAN_SLICE_RECORDS } from '../../../shared/limits';
import type { Framing } from '../../../shared/model/framing';
import { chunk, memoryReader, type GivenRecord } from '../filters/fixtures/memory-reader';
import { playThread } from '../fixtures/played-thread';
import type { FramingJob } from './cutter';
import { FACT_WORDS, frameAt, seqAt } from './facts';
import type { FromFrame, ToFrame } from './frame-messages';
import { FrameThread } from './frame-thread';

const lines: Framing = { kind: 'delimiter', mode: 'hex', delimiter: '0a', keep: false, most: 100 };
const pauses: Framing = { kind: 'idle', ms: 5, most: 100 };
const extent = { folder: 'here', first: 0, growing: true };

/** A thread of which a spec is the other side. */
function threadOf(framing: Framing, given: readonly GivenRecord[]) {
  const thread = playThread<FramingJob, ToFrame, FromFrame>(
    { view: { endpoint: null, connection: null }, framing },
    () => memoryReader(given),
    (own, open) => new FrameThread(own, open),
  );
  return {
    ...thread,
    rows: () =>
      thread.told.flatMap(({ rows }) =>
        Array.from({ length: rows.length / FACT_WORDS }, (_, place) => seqAt(rows, place * FACT_WORDS)),
      ),
  };
}

describe('a framing thread', () => {
  it('goes as far as it is told that there are records, and tells what waits', () => {
    const thread = threadOf(lines, [chunk('a\nb'), chunk('c\n'), chunk('d\n')]);
    thread.say({ extent: { ...extent, next: 1 } });
    expect(thread.told).toMatchObject([
      { position: 1, pendingBytes: 1, pendingStreams: 1, waitsUntil: null },
    ]);
    thread.say({ extent: { ...extent, next: 2 } });
    expect(thread.told[1]).toMatchObject({ position: 2, pendingBytes: 0, pendingStreams: 0 });
    expect(thread.rows()).toEqual([framedSeq(0, 0), framedSeq(1, 0)]);
    expect(thread.opened).toEqual(['here']);
  });

  it('lets others have their turn between two slices', async () => {
    const count = 3 * SCAN_SLICE_RECORDS;
    const thread = threadOf(
      lines,
      Array.from({ length: count }, () => chunk('a\n')),
    );
    thread.say({ extent: { ...extent, next: count } });
    expect(thread.told).toHaveLength(1);
    await thread.until(() => thread.told.at(-1)?.position === count);
    expect(thread.rows()).toHaveLength(count);
  });

  it('tells what it found before it is more than a slice', () => {
    const many = chunk('\n'.repeat(SCAN_SLICE_RECORDS + 1));
    const thread = threadOf(lines, [many, many]);
    thread.say({ extent: { ...extent, next: 2 } });
    expect(thread.told[0]?.position).toBe(1);
  });

  it('ends frames by pauses as far as time is known to have passed', () => {
    const thread = threadOf(pauses, [{ ...chunk('a'), at: 1_000 }]);
    thread.say({ extent: { ...extent, next: 1 } });
    expect(thread.told[0]?.waitsUntil).toBe(6_000);
    thread.say({ extent: { ...extent, next: 1, passed: 5_999 } });
    expect(thread.rows()).toEqual([]);
    thread.say({ extent: { ...extent, next: 1, passed: 6_000 } });
    expect([thread.rows(), thread.told.at(-1)?.waitsUntil]).toEqual([[framedSeq(0, 0)], null]);
  });

  it('cuts off what waits when no record can join any more', () => {
    const thread = threadOf(lines, [chunk('a')]);
    thread.say({ extent: { ...extent, next: 1, growing: false } });
    expect(frameAt(thread.told[0]?.rows as Uint32Array, 0)).toMatchObject({ fault: 'cut-off', length: 1 });
    thread.say({ extent: { ...extent, next: 1, growing: false } });
    expect(thread.rows()).toHaveLength(1);
  });

  it('opens other files when the capture goes on in another folder', () => {
    const thread = threadOf(lines, [chunk('a\n'), chunk('b\n')]);
    thread.say({ extent: { ...extent, next: 1 } });
    thread.say({ extent: { ...extent, folder: 'there', next: 2 } });
    expect([thread.opened, thread.closed()]).toEqual([['here', 'there'], 1]);
    expect(thread.rows()).toHaveLength(2);
  });
});
