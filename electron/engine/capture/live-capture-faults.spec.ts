import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Row } from '../../../shared/model/row';
import {
  endCaptures,
  flushed,
  liveCapture,
  originOf,
  recordsOnDisk,
  temporaryFolder,
  until,
} from '../fixtures/live-captures';
import { TestDisk } from '../fixtures/test-disk';
import type { Capture } from './capture';

afterEach(endCaptures);

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const suspended = (capture: Capture): Promise<void> =>
  until(capture, () => capture.state().kind === 'suspended');
const capturing = (capture: Capture): Promise<void> =>
  until(capture, () => capture.state().kind === 'capturing');

/** All rows that a capture holds. */
function rowsOf(capture: Capture): Promise<Row[]> {
  const rows = capture.source({ endpoint: null, connection: null });
  return capture.read(rows.seqs(rows.first, rows.total));
}

describe('a disk that is behind', () => {
  it('stalls the capture, which loses nothing, and goes on when little is left to write', async () => {
    const disk = new TestDisk();
    const capture = liveCapture({ disk, behindBytes: 100_000, resumeBytes: 10_000, segmentBytes: 50_000 });
    const states: string[] = [];
    capture.onState(() => states.push(`${capture.state().kind} ${capture.stalled}`));
    const waits = disk.hold();
    const chunks = Array.from({ length: 30 }, (_, i) => Buffer.alloc(5_000, i));
    chunks.slice(0, 20).forEach((chunk, i) => capture.appendChunk('in', originOf(i), chunk));
    await waits;
    expect(capture.state()).toEqual({ kind: 'stalled', behind: 20 * 5_032 });
    expect(capture.status().state).toBe('stalled');
    chunks.slice(20).forEach((chunk, i) => capture.appendChunk('in', originOf(20 + i), chunk));
    disk.release();
    await capturing(capture);
    await flushed(capture);
    expect(states).toEqual(['stalled true', 'capturing false']);
    const held = recordsOnDisk(capture).map((record) => record.bytes ?? bytes());
    expect(held).toHaveLength(30);
    expect(Buffer.concat(held).equals(Buffer.concat(chunks))).toBe(true);
  });

  it('is not in the way of reading: what waits is read from memory', async () => {
    const disk = new TestDisk();
    const capture = liveCapture({ disk });
    const waits = disk.hold();
    capture.appendChunk('in', originOf(5), bytes(1, 2, 3));
    capture.appendEvent(originOf(6), { kind: 'closed', clean: true });
    await waits;
    expect(await rowsOf(capture)).toMatchObject([
      { seq: 0, at: 5, kind: 'in', preview: bytes(1, 2, 3) },
      { seq: 1, at: 6, kind: 'closed', clean: true },
    ]);
    expect(await capture.bytes(0, 1, 9)).toMatchObject({ ok: true, value: { total: 3 } });
    expect(await capture.seqAt(6)).toBe(1);
    disk.release();
  });
});

describe('a disk that takes nothing', () => {
  it.each([
    { code: 'ENOSPC', why: 'disk_full' },
    { code: 'EDQUOT', why: 'disk_full' },
    { code: 'EROFS', why: 'not_writable' },
    { code: 'EACCES', why: 'not_writable' },
    { code: 'EIO', why: 'system_error' },
  ])(
    'suspends the capture ($code): what waits stays, what comes is counted, gaps tell of it',
    async ({ code, why }) => {
      const disk = new TestDisk();
      const capture = liveCapture({ disk });
      capture.appendChunk('in', originOf(1), bytes(1));
      await flushed(capture);
      disk.refuse(code);
      capture.appendChunk('in', originOf(2), bytes(2));
      await suspended(capture);
      capture.appendChunk('in', originOf(3), bytes(3, 3, 3));
      capture.appendChunk('out', originOf(4), bytes(4));
      capture.appendChunk('in', originOf(5, 2, 2), bytes(5, 5));
      expect(capture.state()).toMatchObject({ kind: 'suspended', why: { code: why }, bytes: 6, records: 3 });
      expect(capture.status()).toMatchObject({ next: 2, state: 'suspended' });
      expect([capture.stalled, capture.extent().next]).toEqual([false, 1]);
      disk.refuse(null);
      await capturing(capture);
      capture.appendChunk('in', originOf(9), bytes(9));
      await flushed(capture);
      const gap = { kind: 'gap', why: { code: why } };
      expect(await rowsOf(capture)).toMatchObject([
        { kind: 'in', at: 1 },
        { kind: 'in', at: 2, preview: bytes(2) },
        { ...gap, endpoint: 1, connection: 1, since: 3, bytes: 4, records: 2 },
        { ...gap, endpoint: 2, connection: 2, since: 5, bytes: 2, records: 1 },
        { kind: 'in', at: 9 },
      ]);
      expect(recordsOnDisk(capture).map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4]);
    },
  );

  it('keeps events, each behind the gap of its connection', async () => {
    const disk = new TestDisk();
    const capture = liveCapture({ disk });
    disk.refuse('ENOSPC');
    await suspended(capture);
    capture.appendEvent(originOf(1), { kind: 'half-closed', by: 'peer' });
    capture.appendChunk('out', originOf(2), bytes(1, 2));
    capture.appendEvent(originOf(3), { kind: 'closed', clean: true });
    capture.appendChunk('in', originOf(4, 2), bytes(1));
    disk.refuse(null);
    await capturing(capture);
    expect(await rowsOf(capture)).toMatchObject([
      { kind: 'half-closed', at: 1, connection: 1 },
      { kind: 'gap', at: 3, since: 2, bytes: 2, connection: 1 },
      { kind: 'closed', at: 3, connection: 1 },
      { kind: 'gap', since: 4, bytes: 1, connection: 2 },
    ]);
  });

  it('takes again what it refused in the middle of a write, whole', async () => {
    const disk = new TestDisk();
    const capture = liveCapture({ disk, segmentBytes: 20_000 });
    const chunks = Array.from({ length: 50 }, (_, i) => Buffer.alloc(1_500 + i, i));
    for (const [i, chunk] of chunks.entries()) {
      capture.appendChunk('in', originOf(i), chunk);
      if (i % 7 !== 3) continue;
      disk.refuse('ENOSPC');
      await suspended(capture);
      disk.refuse(null);
      await capturing(capture);
    }
    await flushed(capture);
    expect(recordsOnDisk(capture).map((record) => record.bytes)).toEqual(chunks);
  });

  it('lets a lower limit or a discarded capture make room', async () => {
    const disk = new TestDisk();
    const capture = liveCapture({ disk, segmentRecords: 5, retryMs: 60_000 });
    for (let i = 0; i < 20; i += 1) capture.appendChunk('in', originOf(i), bytes(i));
    await flushed(capture);
    disk.refuse('ENOSPC');
    capture.appendChunk('in', originOf(20), bytes(20));
    await suspended(capture);
    disk.refuse(null);
    capture.limit(1);
    await capturing(capture);
    expect(capture.status().first).toBe(20);
    disk.refuse('ENOSPC');
    capture.appendChunk('in', originOf(21), bytes(21));
    await suspended(capture);
    disk.refuse(null);
    await capture.discard();
    await capturing(capture);
    expect(capture.status()).toMatchObject({ first: 22, next: 22 });
  });

  it('is left alone by a close, which does not wait for it', async () => {
    const disk = new TestDisk();
    const capture = liveCapture({ disk, retryMs: 60_000 });
    capture.appendChunk('in', originOf(1), bytes(1));
    await flushed(capture);
    disk.refuse('EIO');
    capture.appendChunk('in', originOf(2), bytes(2));
    await suspended(capture);
    await capture.close();
    expect(recordsOnDisk(capture)).toHaveLength(1);
    expect(existsSync(join(capture.extent().folder, 'lock'))).toBe(true);
  });
});

it('ends although the disk never answers', async () => {
  const disk = new TestDisk();
  const capture = liveCapture({ disk, closeMs: 20 });
  const waits = disk.hold();
  capture.appendChunk('in', originOf(1), bytes(1));
  await waits;
  await capture.close();
  expect(capture.extent()).toMatchObject({ next: 0 });
  disk.release();
});

describe('a folder', () => {
  it('that cannot be made suspends the capture from the start, until it can', async () => {
    const folder = join(temporaryFolder(), 'captures');
    writeFileSync(folder, 'in the way');
    const capture = liveCapture({ folder });
    await suspended(capture);
    const { why } = capture.state() as { why: unknown };
    expect(why).toEqual({ code: 'not_writable', details: { path: capture.extent().folder } });
    capture.appendEvent(originOf(1, null), { kind: 'stopped' });
    capture.appendChunk('in', originOf(2), bytes(1, 2));
    rmSync(folder);
    await capturing(capture);
    await flushed(capture);
    expect(await rowsOf(capture)).toMatchObject([{ kind: 'stopped' }, { kind: 'gap', bytes: 2, records: 1 }]);
    expect(recordsOnDisk(capture)).toHaveLength(2);
  });

  it('that is deleted is made anew; what was in it is gone, what was not yet is not', async () => {
    const disk = new TestDisk();
    const capture = liveCapture({ disk, segmentRecords: 4 });
    for (let i = 0; i < 10; i += 1) capture.appendChunk('in', originOf(i), bytes(i));
    await flushed(capture);
    const waits = disk.hold();
    capture.appendChunk('in', originOf(10), bytes(10));
    capture.appendChunk('out', originOf(11), bytes(11));
    await waits;
    rmSync(capture.extent().folder, { recursive: true });
    // The write under way goes to a file that nobody can open any more, and succeeds (unlink(2)).
    disk.release();
    await suspended(capture);
    expect(capture.state()).toMatchObject({ why: { code: 'folder_gone' } });
    capture.appendChunk('in', originOf(12), bytes(12));
    await capturing(capture);
    capture.appendChunk('in', originOf(13), bytes(13));
    await flushed(capture);
    const { first, next, dropped } = capture.status();
    expect([first, dropped]).toEqual([12, 12]);
    expect(await rowsOf(capture)).toMatchObject([
      { seq: 12, kind: 'gap' },
      { seq: 13, at: 13 },
    ]);
    expect(recordsOnDisk(capture).map(({ seq }) => seq)).toEqual([12, 13]);
    expect(next).toBe(14);
    await capture.close();
    expect(existsSync(join(capture.extent().folder, 'capture.json'))).toBe(true);
  });

  it('that is deleted while nothing is captured is noticed too', async () => {
    const capture = liveCapture();
    capture.appendChunk('in', originOf(1), bytes(1));
    await flushed(capture);
    rmSync(capture.extent().folder, { recursive: true });
    await suspended(capture);
    await capturing(capture);
    expect(capture.status()).toMatchObject({ first: 1, next: 1, dropped: 1, bytes: 0 });
    expect(existsSync(join(capture.extent().folder, 'lock'))).toBe(true);
  });

  it('that is gone when a record comes keeps those that wait', async () => {
    const capture = liveCapture({ beatMs: 60_000, segmentRecords: 2, flushMs: 60_000 });
    for (let i = 0; i < 2; i += 1) capture.appendChunk('in', originOf(i), bytes(i));
    capture.limit(1_000_000);
    await flushed(capture);
    rmSync(capture.extent().folder, { recursive: true });
    const echo = bytes(7, 7);
    capture.appendChunk('in', originOf(2), echo);
    capture.appendChunk('out', originOf(3), echo);
    // A new segment wants new files, for which there is no folder.
    capture.limit(2_000_000);
    await suspended(capture);
    await capturing(capture);
    await flushed(capture);
    expect(await rowsOf(capture)).toMatchObject([
      { seq: 2, at: 2, kind: 'in', preview: echo },
      { seq: 3, at: 3, kind: 'out', preview: echo },
    ]);
    expect(recordsOnDisk(capture)).toMatchObject([{ seq: 2 }, { seq: 3 }]);
  });
});
