import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { TestDisk } from '../fixtures/test-disk';
import { systemDisk, type Disk, type DiskFile } from './disk';
import { dataOffset, decodeHeader, HEADER_BYTES, RECORD_BYTES } from './format';
import { OpenSegment } from './open-segment';
import { openReader } from './open-reader';
import { PAGE_BYTES, PagePool } from './page-pool';
import { SegmentFiles } from './segment-files';

afterEach(endCaptures);

const RECORDS = 1_000;
const capacities = { payload: 16 * PAGE_BYTES, index: RECORDS * RECORD_BYTES };
const make = (): OpenSegment =>
  new OpenSegment(
    { number: 3, firstSeq: 7, payloadBytes: capacities.payload, records: RECORDS },
    new PagePool(),
  );

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

function partOf(path: string, position: number): string {
  const kind = path.endsWith('.index') ? 'index' : 'payload';
  if (position < HEADER_BYTES) return `${kind} header`;
  return `${kind} ${position < dataOffset(capacities[kind]) ? 'sums' : 'data'}`;
}

/** The system's disk, that notes which writes begin and which are done, and refuses one of them, counted from 1. */
class NotedDisk implements Disk {
  readonly begun: string[] = [];
  readonly done: string[] = [];
  /** Writes that are on their way. */
  writing = 0;
  /** Payload that was on its way when the records of a part were done. */
  ahead = 0;
  private readonly refused: number;

  makeFolder = systemDisk.makeFolder;
  replace = systemDisk.replace;
  touch = systemDisk.touch;
  check = systemDisk.check;
  remove = systemDisk.remove;

  constructor(refused = 0) {
    this.refused = refused;
  }

  async create(path: string): Promise<DiskFile> {
    const file = await systemDisk.create(path);
    return {
      close: () => file.close(),
      write: async (pieces, position) => {
        const what = partOf(path, position);
        this.writing += 1;
        try {
          if (this.begun.push(what) === this.refused)
            throw Object.assign(new Error('refused'), { code: 'EIO' });
          await file.write(pieces, position);
          this.done.push(what);
        } finally {
          this.writing -= 1;
        }
        if (what === 'index sums')
          this.ahead = Math.max(this.ahead, this.begunOf('payload data') - this.doneOf(what));
      },
    };
  }

  begunOf(what: string): number {
    return this.begun.filter((other) => other === what).length;
  }

  doneOf(what: string): number {
    return this.done.filter((other) => other === what).length;
  }
}

describe('the files of a segment', () => {
  it('begin with headers that say which part of the capture they hold', async () => {
    const folder = temporaryFolder();
    const files = await SegmentFiles.create(systemDisk, folder, make());
    await files.close();
    for (const kind of ['index', 'payload'] as const) {
      const capacity = capacities[kind];
      const header = readFileSync(join(folder, `00000003.${kind}`));
      expect(decodeHeader(header, kind)).toEqual({ kind, segment: 3, firstSeq: 7, capacity });
    }
  });

  it('are written in the order that survives being killed: no record ahead of what it holds', async () => {
    const disk = new NotedDisk();
    const segment = make();
    const files = await SegmentFiles.create(disk, temporaryFolder(), segment);
    add(segment, 10);
    await files.write(() => undefined);
    expect(disk.begun.slice(2)).toEqual(['payload data', 'payload sums', 'index data', 'index sums']);
    await files.write(() => undefined);
    expect(disk.begun).toHaveLength(6);
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

  it('have the payload of the next part on its way while a part is completed, in that order all the same', async () => {
    const disk = new NotedDisk();
    const segment = make();
    const files = await SegmentFiles.create(disk, temporaryFolder(), segment);
    for (let i = 0; i < 12; i += 1) add(segment, PAGE_BYTES);
    await files.write(() => undefined);
    expect(disk.ahead).toBe(1);
    const steps = ['payload data', 'payload sums', 'index data', 'index sums'];
    const placesOf = (what: string): number[] =>
      disk.done.flatMap((other, place) => (other === what ? [place] : []));
    const order = steps.map(placesOf);
    expect(order.map(({ length }) => length)).toEqual([3, 3, 3, 3]);
    for (const part of [0, 1, 2])
      for (const step of [1, 2, 3]) expect(order[step]?.[part]).toBeGreaterThan(order[step - 1]?.[part] ?? 0);
    for (const part of [1, 2]) expect(order[1]?.[part]).toBeGreaterThan(order[3]?.[part - 1] ?? 0);
    await files.close();
  });

  it.each([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])(
    'leave nothing on its way when write %i of three parts is refused, and go on from there',
    async (refused) => {
      const folder = temporaryFolder();
      const disk = new NotedDisk(refused);
      const segment = make();
      const files = await SegmentFiles.create(disk, folder, segment);
      for (let i = 0; i < 20; i += 1) add(segment, 500_000 + i);
      await expect(files.write(() => undefined)).rejects.toMatchObject({ code: 'EIO' });
      expect(disk.writing).toBe(0);
      const whole = segment.indexWritten / RECORD_BYTES;
      expect(whole).toBeLessThan(20);
      expect(lengthsIn(folder, 7 + whole)).toHaveLength(whole);
      await files.write(() => undefined);
      expect(lengthsIn(folder, 27)).toHaveLength(20);
      await files.close();
    },
  );

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
