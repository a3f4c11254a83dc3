import { describe, expect, it } from 'vitest';
import { SCAN_SLICE_RECORDS } from '../../../shared/limits';
import { playThread } from '../fixtures/played-thread';
import { chunk, memoryReader, type GivenRecord } from './fixtures/memory-reader';
import { jobOf } from './fixtures/scan';
import { guardMemory } from './guard';
import type { FromScan, ScanStart, ToScan } from './scan-messages';
import { ScanThread } from './scan-thread';

const extent = { folder: 'here', first: 0, growing: true };

/** A thread of which a spec is the other side. */
function threadOf(given: readonly GivenRecord[]) {
  const thread = playThread<ScanStart, ToScan, FromScan>(
    { job: jobOf({ kind: 'text', text: 'two', matchCase: true }), work: guardMemory() },
    () => memoryReader(given),
    (own, open) => new ScanThread(own, open),
  );
  return {
    ...thread,
    position: () => thread.told.findLast((message) => message.kind === 'found')?.position ?? 0,
  };
}

describe('a scanning thread', () => {
  it('goes as far as it is told that there are records', () => {
    const thread = threadOf([chunk('two'), chunk('one'), chunk('two')]);
    thread.say({ kind: 'extent', extent: { ...extent, next: 2 } });
    expect(thread.told).toMatchObject([
      { kind: 'found', position: 2, batch: { rows: Float64Array.of(0), late: [] } },
    ]);
    thread.say({ kind: 'extent', extent: { ...extent, next: 3 } });
    expect(thread.told[1]).toMatchObject({ kind: 'found', position: 3, batch: { rows: Float64Array.of(2) } });
    expect(thread.opened).toEqual(['here']);
  });

  it('answers between two slices', async () => {
    const count = 3 * SCAN_SLICE_RECORDS;
    const thread = threadOf(Array.from({ length: count }, () => chunk('two')));
    thread.say({ kind: 'extent', extent: { ...extent, next: count } });
    thread.say({ kind: 'marks', id: 7, seqs: [1], frames: null });
    await thread.until(() => thread.position() === count);
    expect(thread.told.map(({ kind }) => kind)).toEqual(['found', 'marks', 'found', 'found']);
    expect(thread.told[1]).toEqual({ kind: 'marks', id: 7, marks: [{ seq: 1, ranges: [[0, 3]] }] });
  });

  it('looks at no more when it is told to stop, and closes its files', () => {
    const count = 3 * SCAN_SLICE_RECORDS;
    const thread = threadOf(Array.from({ length: count }, () => chunk('two')));
    thread.say({ kind: 'extent', extent: { ...extent, next: count } });
    thread.say({ kind: 'stop' });
    thread.say({ kind: 'extent', extent: { ...extent, next: count } });
    expect(thread.told.map(({ kind }) => kind)).toEqual(['found', 'stopped']);
    expect(thread.closed()).toBe(1);
    thread.say({ kind: 'marks', id: 1, seqs: [0], frames: null });
    expect(thread.told.at(-1)).toMatchObject({ kind: 'marks', marks: [{ seq: 0 }] });
  });

  it('opens other files when the capture goes on in another folder', () => {
    const thread = threadOf([chunk('two'), chunk('two')]);
    thread.say({ kind: 'extent', extent: { ...extent, next: 1 } });
    thread.say({ kind: 'extent', extent: { ...extent, folder: 'there', next: 2 } });
    expect(thread.opened).toEqual(['here', 'there']);
    expect(thread.closed()).toBe(1);
    expect(thread.position()).toBe(2);
  });
});
