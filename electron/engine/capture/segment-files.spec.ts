import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { TestDisk } from '../fixtures/test-disk';
import { systemDisk, type Disk } from './disk';
import { decodeHeader, HEADER_BYTES, RECORD_BYTES } from './format';
import { OpenSegment } from './open-segment';
import { openReader } from './open-reader';
import { PAGE_BYTES, PagePool } from './page-pool';
import { SegmentFiles } from './segment-files';

afterEach(endCaptures);

const make = (): OpenSegment =>
  new OpenSegment({ number: 3, firstSeq: 7, payloadBytes: 16 * PAGE_BYTES, records: 1_000 }, new PagePool());

function add(segment: OpenSegment, length: number): void {
  const position = segment.payload.end;
  segment.payload.append(Buffer.alloc(length, length % 251));
  segment.record(5, position, length, 1, 2, 0);
}

/** Lengths of the records that can be read, from 7 on; each is whole. */
function lengthsIn(folder: string, next: number): number[] {
  const reader = openReader(folder);
  const lengths: number[] = [];
  for (const { memory, start, length } of reader.records(7, next)) {
    expect(memory?.subarray(start, start + length).equals(Buffer.alloc(length, length % 251))).toBe(true);
    lengths.push(length);
  }
  reader.close();
  return lengths;
}

/** The system's disk, that notes which file is written where. */
function notedDisk(writes: string[]): Disk {
  return {
    ...systemDisk,
    async create(path) {
      const file = await systemDisk.create(path);
      const name = path.endsWith('.index') ? 'index' : 'payload';
      return {
        ...file,
        write(pieces, position) {
          writes.push(`${name} ${position < HEADER_BYTES ? 'header' : position < 4_096 ? 'sums' : 'data'}`);
          return file.write(pieces, position);
        },
      };
    },
  };
}

describe('the files of a segment', () => {
  it('begin with headers that say which part of the capture they hold', async () => {
    const folder = temporaryFolder();
    const files = await SegmentFiles.create(systemDisk, folder, make());
    await files.close();
    for (const [kind, capacity] of [
      ['index', 1_000 * RECORD_BYTES],
      ['payload', 16 * PAGE_BYTES],
    ] as const) {
      const header = readFileSync(join(folder, `00000003.${kind}`));
      expect(decodeHeader(header, kind)).toEqual({ kind, segment: 3, firstSeq: 7, capacity });
    }
  });

  it('are written in the order that survives being killed: no record ahead of what it holds', async () => {
    const writes: string[] = [];
    const segment = make();
    const files = await SegmentFiles.create(notedDisk(writes), temporaryFolder(), segment);
    add(segment, 10);
    await files.write(() => undefined);
    expect(writes.slice(2)).toEqual(['payload data', 'payload sums', 'index data', 'index sums']);
    await files.write(() => undefined);
    expect(writes).toHaveLength(6);
    await files.close();
  });

  it('grow with each write, and are whole after each', async () => {
    const folder = temporaryFolder();
    const segment = make();
    const files = await SegmentFiles.create(systemDisk, folder, segment);
    const lengths = [10, 0, 16_384, 5, 40_000, 16_384 * 2];
    for (const [i, length] of lengths.entries()) {
      add(segment, length);
      await files.write(() => undefined);
      expect(lengthsIn(folder, 8 + i)).toEqual(lengths.slice(0, i + 1));
    }
    await files.close();
  });

  it('are written in parts, each of them readable, when there is much to write', async () => {
    const folder = temporaryFolder();
    const segment = make();
    const files = await SegmentFiles.create(systemDisk, folder, segment);
    for (let i = 0; i < 20; i += 1) add(segment, 500_000 + i);
    const parts: number[] = [];
    await files.write(() => {
      const whole = segment.indexWritten / RECORD_BYTES;
      parts.push(whole);
      expect(lengthsIn(folder, 7 + whole)).toHaveLength(whole);
    });
    expect(parts).toEqual([8, 16, 20]);
    await files.close();
  });

  it('go on where a refused write left them', async () => {
    const folder = temporaryFolder();
    const disk = new TestDisk();
    const segment = make();
    const files = await SegmentFiles.create(disk, folder, segment);
    add(segment, 30_000);
    await files.write(() => undefined);
    add(segment, 30_001);
    disk.refuse('EIO');
    await expect(files.write(() => undefined)).rejects.toMatchObject({ code: 'EIO' });
    expect(lengthsIn(folder, 9)).toEqual([30_000]);
    disk.refuse(null);
    await files.write(() => undefined);
    expect(lengthsIn(folder, 9)).toEqual([30_000, 30_001]);
    await files.close();
  });

  it('count their bytes', async () => {
    const folder = temporaryFolder();
    const segment = make();
    const files = await SegmentFiles.create(systemDisk, folder, segment);
    add(segment, 12_345);
    await files.write(() => undefined);
    await files.close();
    const size = (kind: string): number => readFileSync(join(folder, `00000003.${kind}`)).length;
    expect(files.bytes).toBe(size('index') + size('payload'));
  });
});
