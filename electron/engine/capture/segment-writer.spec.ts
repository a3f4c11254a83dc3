import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { endCaptures, originOf, temporaryFolder } from '../fixtures/live-captures';
import { BlockCache } from './block-cache';
import { CaptureFolder } from './capture-folder';
import { systemDisk } from './disk';
import { LiveRecords } from './live-records';
import { SegmentWriter } from './segment-writer';

afterEach(endCaptures);

function make() {
  const path = join(temporaryFolder(), 'capture');
  const records = new LiveRecords(path, { payloadBytes: 1_000, records: 2 });
  const folder = new CaptureFolder(systemDisk, path, { program: 'x', startedAt: 1 });
  const writer = new SegmentWriter(systemDisk, folder, records.chain, new BlockCache());
  const add = (count: number): void => {
    for (let i = 0; i < count; i += 1) records.append(0, originOf(i), Buffer.of(i));
  };
  const files = (): string[] => readdirSync(path).filter((name) => /^\d/.test(name));
  return { path, records, writer, add, files };
}

describe('a writer of segments', () => {
  it('writes all that waits, and lets go of the memory of those that are full', async () => {
    const { records, writer, add, files } = make();
    add(5);
    let parts = 0;
    await writer.write(() => (parts += 1));
    expect([parts, files().length, records.flushed, records.chain.waiting]).toEqual([3, 6, 5, 0]);
    expect(records.chain.inMemory.map(({ number }) => number)).toEqual([3]);
    add(2);
    await writer.write(() => (parts += 1));
    expect([parts, files().length, records.flushed]).toEqual([5, 8, 7]);
    await writer.release();
  });

  it('deletes the oldest segments beyond a limit, and tells what is first before it does', async () => {
    const { writer, add, files, records } = make();
    add(7);
    await writer.write(() => undefined);
    const told: string[] = [];
    const { diskBytes } = records.chain;
    await writer.retain(diskBytes / 2, (first) => told.push(`${first} of ${files().length}`));
    expect(told).toEqual(['2 of 8', '4 of 6']);
    await writer.retain(0, () => undefined);
    expect(files()).toEqual(['00000004.index', '00000004.payload']);
    await writer.release();
  });

  it('deletes what it is told to, that which it writes now too', async () => {
    const { writer, add, files, records } = make();
    add(3);
    await writer.write(() => undefined);
    await writer.removeAll(records.discard());
    expect(files()).toEqual([]);
    add(1);
    await writer.write(() => undefined);
    expect(files()).toEqual(['00000003.index', '00000003.payload']);
    await writer.release();
  });

  it('gives signs of life as long as its files are there', async () => {
    const { writer, add, path } = make();
    add(1);
    await writer.write(() => undefined);
    await writer.beat();
    rmSync(join(path, '00000001.index'));
    await expect(writer.beat()).rejects.toMatchObject({ code: 'ENOENT' });
    await writer.release();
    await writer.beat();
    rmSync(path, { recursive: true });
    await expect(writer.beat()).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
