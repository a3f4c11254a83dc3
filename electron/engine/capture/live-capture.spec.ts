import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CapturedEndpoint } from '../../../shared/model/capture';
import {
  endCaptures,
  flushed,
  liveCapture,
  originOf,
  recordsOnDisk,
  temporaryFolder,
} from '../fixtures/live-captures';
import { decodeManifest } from './manifest';
import { kindCodes } from './record-kinds';

const bytes = (...values: number[]): Buffer => Buffer.from(values);

afterEach(endCaptures);

describe('the capture of a run', () => {
  it('brings every record to disk as it was, in order', async () => {
    const capture = liveCapture();
    capture.appendEvent(originOf(10), { kind: 'half-closed', by: 'peer' });
    capture.appendChunk('in', originOf(11), bytes(1, 2, 3));
    capture.appendChunk('out', originOf(12, 7, 2), bytes());
    capture.appendEvent(originOf(13, null), { kind: 'stopped' });
    await flushed(capture);
    expect(recordsOnDisk(capture)).toEqual([
      {
        seq: 0,
        at: 10,
        endpoint: 1,
        connection: 1,
        kind: kindCodes['half-closed'],
        bytes: Buffer.from('{"kind":"half-closed","by":"peer"}'),
      },
      { seq: 1, at: 11, endpoint: 1, connection: 1, kind: kindCodes.in, bytes: bytes(1, 2, 3) },
      { seq: 2, at: 12, endpoint: 2, connection: 7, kind: kindCodes.out, bytes: bytes() },
      {
        seq: 3,
        at: 13,
        endpoint: 1,
        connection: 0,
        kind: kindCodes.stopped,
        bytes: Buffer.from('{"kind":"stopped"}'),
      },
    ]);
  });

  it('stores the bytes of an echo once within a segment, and again in the next', async () => {
    const capture = liveCapture({ segmentBytes: 4_000, segmentRecords: 3 });
    const chunk = Buffer.alloc(1_000, 7);
    for (let i = 0; i < 4; i += 1) capture.appendChunk(i === 0 ? 'in' : 'out', originOf(i), chunk);
    await flushed(capture);
    expect(recordsOnDisk(capture).map((record) => record.bytes?.equals(chunk))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    const { folder } = capture.extent();
    const payload = (segment: string): number => statSync(join(folder, `${segment}.payload`)).size % 4_096;
    expect([payload('00000001'), payload('00000002')]).toEqual([1_000, 1_000]);
  });

  it('begins a segment of its own size for a chunk larger than any', async () => {
    const capture = liveCapture({ segmentBytes: 1_000 });
    const sizes = [10, 5_000, 0, 1_000, 1, 3_000_000];
    for (const size of sizes) capture.appendChunk('in', originOf(size), Buffer.alloc(size, size % 251));
    await flushed(capture);
    const whole = recordsOnDisk(capture).map(({ bytes: held }, i) => {
      return held?.equals(Buffer.alloc(sizes[i] ?? 0, (sizes[i] ?? 0) % 251));
    });
    expect(whole).toEqual(sizes.map(() => true));
  });

  it('tells at each flush how far the files are whole', async () => {
    const capture = liveCapture();
    const seen: number[] = [];
    const stop = capture.onExtent(() => seen.push(capture.extent().next));
    for (let i = 0; i < 3; i += 1) {
      capture.appendChunk('in', originOf(i), bytes(i));
      expect(capture.extent().next).toBe(i);
      await flushed(capture);
    }
    stop();
    capture.appendChunk('in', originOf(3), bytes(3));
    await flushed(capture);
    expect(seen).toEqual([1, 2, 3]);
  });

  it('names its endpoints in the manifest, those that are gone too, and how it ended', async () => {
    const folder = temporaryFolder();
    const capture = liveCapture({ folder });
    const one = { id: 1, kind: 'server', name: 'One' } as CapturedEndpoint;
    const two = { id: 2, kind: 'client', name: 'Two' } as CapturedEndpoint;
    capture.describe([one]);
    capture.appendChunk('in', originOf(0), bytes(1));
    await flushed(capture);
    capture.describe([two]);
    await capture.close();
    const { name } = capture.facts();
    expect(readdirSync(folder)).toEqual([name]);
    expect(readdirSync(join(folder, name))).toEqual(['00000001.index', '00000001.payload', 'capture.json']);
    const manifest = decodeManifest(readFileSync(join(folder, name, 'capture.json'), 'utf8'));
    expect(manifest).toMatchObject({ program: 'a spec', endpoints: [one, two] });
    expect(manifest?.endedAt).toBeGreaterThan(manifest?.startedAt ?? Infinity);
    expect(capture.extent().growing).toBe(false);
  });

  it('is locked while it is written, and says that it has not ended', async () => {
    const capture = liveCapture();
    capture.appendChunk('in', originOf(0), bytes(1));
    await flushed(capture);
    const { folder } = capture.extent();
    expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'))).toEqual({ pid: process.pid });
    expect(decodeManifest(readFileSync(join(folder, 'capture.json'), 'utf8'))?.endedAt).toBeNull();
  });

  it('leaves nothing behind when nothing was captured', async () => {
    const folder = temporaryFolder();
    const capture = liveCapture({ folder });
    capture.describe([{ id: 1, kind: 'server', name: 'One' } as CapturedEndpoint]);
    await capture.close();
    await capture.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does nothing once it is closed', async () => {
    const capture = liveCapture();
    capture.appendChunk('in', originOf(0), bytes(1));
    await capture.close();
    capture.appendChunk('in', originOf(1), bytes(2));
    capture.appendEvent(originOf(2), { kind: 'stopped' });
    expect(capture.status()).toMatchObject({ first: 0, next: 1, state: 'capturing' });
  });

  it('deletes its oldest segments beyond the limit, and counts their records', async () => {
    const capture = liveCapture({ segmentRecords: 10 });
    for (let i = 0; i < 95; i += 1) capture.appendChunk('in', originOf(i, 1 + (i % 3)), bytes(i));
    await flushed(capture);
    const { folder } = capture.extent();
    const { bytes: before } = capture.facts();
    expect(readdirSync(folder).filter((name) => name.endsWith('.index'))).toHaveLength(10);
    capture.limit(before / 2);
    await new Promise<void>((resolve) => {
      const stop = capture.onExtent(() => {
        if (capture.facts().bytes > before / 2) return;
        stop();
        resolve();
      });
    });
    const { first, dropped } = capture.status();
    expect([first, dropped]).toEqual([50, 50]);
    const rows = capture.source(originOf(0, 2));
    expect([rows.first, rows.total, rows.seqs(0, 99).at(0)]).toEqual([17, 32, 52]);
    expect(recordsOnDisk(capture).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 45 }, (_, i) => 50 + i),
    );
  });

  it('never deletes the segment that is being written', async () => {
    const capture = liveCapture({ maxBytes: 1 });
    for (let i = 0; i < 100; i += 1) capture.appendChunk('in', originOf(i), bytes(i));
    await flushed(capture);
    capture.appendChunk('in', originOf(100), bytes(100));
    await flushed(capture);
    expect(capture.status()).toMatchObject({ first: 0, next: 101, dropped: 0 });
  });

  it('discards all records so far, on disk too, and goes on', async () => {
    const capture = liveCapture({ segmentRecords: 10 });
    for (let i = 0; i < 25; i += 1) capture.appendChunk('in', originOf(i), bytes(i));
    await flushed(capture);
    for (let i = 0; i < 5; i += 1) capture.appendChunk('in', originOf(i), bytes(i));
    await capture.discard();
    const { folder } = capture.extent();
    expect(capture.status()).toMatchObject({ first: 30, next: 30, bytes: 0, dropped: 0 });
    expect(readdirSync(folder).sort()).toEqual(['capture.json', 'lock']);
    capture.appendChunk('in', originOf(99), bytes(99));
    await flushed(capture);
    expect(recordsOnDisk(capture)).toMatchObject([{ seq: 30, at: 99, bytes: bytes(99) }]);
    expect(capture.source(originOf(0)).seqs(0, 100)).toEqual([30]);
    await capture.discard();
    await capture.close();
    expect(existsSync(folder)).toBe(false);
  });

  it('counts the bytes of its files', async () => {
    const capture = liveCapture({ segmentRecords: 10 });
    for (let i = 0; i < 35; i += 1) capture.appendChunk('in', originOf(i), Buffer.alloc(100));
    await flushed(capture);
    const { folder } = capture.extent();
    const files = readdirSync(folder).filter((name) => /^\d/.test(name));
    const sizes = files.map((name) => statSync(join(folder, name)).size);
    expect(capture.facts().bytes).toBe(sizes.reduce((sum, size) => sum + size, 0));
    expect(capture.status().bytes).toBe(capture.facts().bytes);
  });

  it('says how far its stamps may be off', () => {
    const { stampErrorUs } = liveCapture().facts();
    expect(Number.isSafeInteger(stampErrorUs)).toBe(true);
    expect(stampErrorUs).toBeGreaterThanOrEqual(0);
  });
});
