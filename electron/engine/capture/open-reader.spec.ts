import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BLOCK_BYTES } from '../../../shared/limits';
import { writeCapture, type PlainRecord } from '../fixtures/write-capture';
import { dataOffset, RECORD_BYTES, segmentFile, sumOffset, writeSum } from './format';
import { openReader } from './open-reader';
import type { CaptureReader } from './reader';
import { kindCodes } from './record-kinds';

let folder: string;
let reader: CaptureReader | null = null;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parley-reader-'))));
afterEach(() => {
  reader?.close();
  reader = null;
  rmSync(folder, { recursive: true, force: true });
});

/** Records that each hold `length` bytes of their own number. */
function chunks(count: number, length: number): PlainRecord[] {
  return Array.from({ length: count }, (_, i) => ({
    at: 1_000 + i,
    endpoint: 1 + (i % 3),
    connection: i % 5,
    kind: i % 2 === 0 ? 'in' : 'out',
    bytes: Buffer.alloc(length, i),
  }));
}

interface Copy {
  readonly seq: number;
  readonly at: number;
  readonly endpoint: number;
  readonly connection: number;
  readonly kind: number;
  /** As Latin-1: compared much faster than bytes. */
  readonly bytes: string | null;
}

function read(from: number, to: number, of: CaptureReader = (reader ??= openReader(folder))): Copy[] {
  return Array.from(
    of.records(from, to),
    ({ seq, at, endpoint, connection, kind, length, memory, start }) => {
      const bytes = memory === null ? null : memory.toString('latin1', start, start + length);
      return { seq, at, endpoint, connection, kind, bytes };
    },
  );
}

function expected(records: readonly PlainRecord[], from = 0, firstSeq = 0): Copy[] {
  return records.slice(from - firstSeq).map(({ at, endpoint, connection, kind, bytes }, i) => {
    return {
      seq: from + i,
      at,
      endpoint,
      connection,
      kind: kindCodes[kind],
      bytes: Buffer.from(bytes).toString('latin1'),
    };
  });
}

const pathOf = (segment: number, kind: 'index' | 'payload'): string =>
  join(folder, segmentFile(segment, kind));

function flip(path: string, offset: number): void {
  const bytes = readFileSync(path);
  bytes[offset]! ^= 0x10;
  writeFileSync(path, bytes);
}

describe('reading a capture in order', () => {
  it('gives back every record, over all segments, from anywhere', () => {
    const records = chunks(3_000, 40);
    writeCapture(folder, records, { segmentBytes: 30_000, segmentRecords: 1_000, firstSeq: 77 });
    expect(read(0, 1_000_000)).toEqual(expected(records, 77, 77));
    for (const from of [77, 78, 800, 1_076, 1_077, 3_076]) {
      expect(read(from, from + 1)).toEqual(expected(records, from, 77).slice(0, 1));
    }
    expect(read(3_077, 4_000)).toEqual([]);
  });

  it('gives back whatever was written', () => {
    const record = fc.record({
      at: fc.integer({ min: 0, max: 2 ** 52 }),
      endpoint: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      connection: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
      kind: fc.constantFrom<PlainRecord['kind']>('in', 'out', 'gap'),
      bytes: fc.oneof(
        fc.uint8Array({ maxLength: 60 }),
        fc.uint8Array({ minLength: 20_000, maxLength: 20_000 }),
      ),
    });
    const bounds = {
      segmentBytes: fc.integer({ min: 1, max: 60_000 }),
      segmentRecords: fc.integer({ min: 1, max: 40 }),
    };
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 60 }),
        fc.record(bounds),
        (records, options) => {
          rmSync(folder, { recursive: true, force: true });
          writeCapture(folder, records, options);
          const fresh = openReader(folder);
          expect(read(0, records.length, fresh)).toEqual(expected(records));
          fresh.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('puts many records into one piece of memory, and leaves the one before it as it was', () => {
    const records = chunks(60_000, 64);
    writeCapture(folder, records);
    const seen: Buffer[] = [];
    let before: { memory: Buffer; start: number; value: number } | null = null;
    for (const { seq, memory, start } of openReader(folder).records(0, records.length)) {
      if (memory !== seen.at(-1)) seen.push(memory as Buffer);
      if (before !== null && before.memory[before.start] !== before.value) expect.unreachable();
      before = { memory: memory as Buffer, start, value: seq % 256 };
    }
    expect(seen.length).toBe(Math.ceil((60_000 * 64) / (1024 * 1024)));
  });

  it('finds what an echo sent back, stored once', () => {
    const large = Buffer.alloc(900_000, 1);
    const record = (kind: 'in' | 'out', bytes: Buffer): PlainRecord => ({
      at: 0,
      endpoint: 1,
      connection: 1,
      kind,
      bytes,
    });
    const other = Buffer.alloc(900_000, 2);
    const records = [record('in', large), record('in', other), record('out', large), record('out', other)];
    writeCapture(folder, records);
    expect(statSync(pathOf(1, 'payload')).size).toBeLessThan(1_900_000);
    expect(read(0, 4)).toEqual(expected(records));
  });

  it('reads on in files that grew', () => {
    const records = chunks(2_000, 50);
    const whole = join(folder, 'whole');
    const growing = join(folder, 'growing');
    writeCapture(whole, records);
    writeCapture(growing, records.slice(0, 700));
    reader = openReader(growing);
    expect(read(0, 700)).toEqual(expected(records).slice(0, 700));
    // As the capture writes: payload, its checksums, index, its checksums.
    for (const kind of ['payload', 'index'] as const) {
      const from = readFileSync(join(whole, segmentFile(1, kind)));
      writeFileSync(join(growing, segmentFile(1, kind)), from);
    }
    expect(read(650, 2_000)).toEqual(expected(records, 650));
  });

  it('sees segments that came, and leaves out those that went', () => {
    const records = chunks(30, 10);
    writeCapture(folder, records, { segmentRecords: 10 });
    expect(read(0, 5).length).toBe(5);
    for (const kind of ['index', 'payload'] as const) rmSync(pathOf(2, kind));
    expect(read(0, 30).map(({ seq }) => seq)).toEqual(
      [...Array(10).keys(), ...Array(10).keys()].map((n, i) => (i < 10 ? n : n + 20)),
    );
    const later = join(folder, 'later');
    writeCapture(later, records, { firstSeq: 30 });
    for (const kind of ['index', 'payload'] as const) {
      const bytes = readFileSync(join(later, segmentFile(1, kind)));
      writeFileSync(pathOf(4, kind), bytes);
    }
    expect(read(30, 60)).toEqual(expected(records, 30, 30));
  });

  it('stays empty where there is no capture', () => {
    expect(read(0, 10, openReader(join(folder, 'nothing')))).toEqual([]);
  });
});

describe('a damaged capture', () => {
  const perBlock = BLOCK_BYTES / RECORD_BYTES;

  it('leaves out the records of a damaged index block, and goes on behind it', () => {
    const records = chunks(perBlock * 3, 8);
    writeCapture(folder, records);
    flip(pathOf(1, 'index'), dataOffset(1024 * 1024 * RECORD_BYTES) + BLOCK_BYTES + 99);
    const all = expected(records);
    expect(read(0, records.length)).toEqual([...all.slice(0, perBlock), ...all.slice(2 * perBlock)]);
  });

  it('tells which records lie in a damaged block of the payload', () => {
    const records = chunks(300, 1_000);
    writeCapture(folder, records);
    flip(pathOf(1, 'payload'), dataOffset(64 * 1024 * 1024) + 5 * BLOCK_BYTES);
    const lost = (seq: number): boolean =>
      (seq + 1) * 1_000 > 5 * BLOCK_BYTES && seq * 1_000 < 6 * BLOCK_BYTES;
    const told = expected(records).map((record) => (lost(record.seq) ? { ...record, bytes: null } : record));
    expect(read(0, 300)).toEqual(told);
  });

  it('keeps the records of a segment without a payload file, and skips one without an index', () => {
    const records = chunks(30, 10);
    writeCapture(folder, records, { segmentRecords: 10 });
    rmSync(pathOf(1, 'payload'));
    flip(pathOf(2, 'index'), 20);
    const told = expected(records).map((record) => (record.seq < 10 ? { ...record, bytes: null } : record));
    expect(read(0, 30)).toEqual([...told.slice(0, 10), ...told.slice(20)]);
  });

  it('takes no memory for a record that claims more than its file holds', () => {
    writeCapture(folder, chunks(1, 10));
    const index = readFileSync(pathOf(1, 'index'));
    const data = dataOffset(1024 * 1024 * RECORD_BYTES);
    index.writeUInt32LE(2 ** 32 - 1, data + 12);
    writeSum(index, sumOffset(0), index.subarray(data));
    writeFileSync(pathOf(1, 'index'), index);
    expect(read(0, 1)).toEqual([{ ...expected(chunks(1, 10))[0], bytes: null }]);
  });

  it('never takes bytes behind a checksum for bytes of a record', () => {
    writeCapture(folder, chunks(3, 10));
    appendFileSync(pathOf(1, 'index'), Buffer.alloc(RECORD_BYTES, 1));
    appendFileSync(pathOf(1, 'payload'), 'half written');
    expect(read(0, 100)).toEqual(expected(chunks(3, 10)));
  });

  it('never shows wrong bytes as right, whichever bit of a file is flipped', () => {
    const records = chunks(40, 700);
    const all = expected(records);
    writeCapture(folder, records, { segmentRecords: 25 });
    const files = [1, 2].flatMap((n) => [pathOf(n, 'index'), pathOf(n, 'payload')]);
    const whole = files.map((file) => readFileSync(file));
    fc.assert(
      fc.property(
        fc.nat(3),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.nat(7),
        (file, place, bit) => {
          const bytes = Buffer.from(whole[file]!);
          const offset = Math.floor(place * bytes.length);
          bytes[offset]! ^= 1 << bit;
          writeFileSync(files[file]!, bytes);
          const fresh = openReader(folder);
          for (const record of read(0, 40, fresh)) {
            expect([{ ...all[record.seq], bytes: null }, all[record.seq]]).toContainEqual(record);
          }
          fresh.close();
          writeFileSync(files[file]!, whole[file]!);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never throws, however short a file is', () => {
    const records = chunks(6, 30);
    const all = expected(records);
    writeCapture(folder, records, { segmentBytes: 1_000, segmentRecords: 1_000 });
    for (const kind of ['index', 'payload'] as const) {
      const whole = readFileSync(pathOf(1, kind));
      for (let length = whole.length - 1; length >= 0; length -= length > 4_096 || length < 80 ? 1 : 37) {
        writeFileSync(pathOf(1, kind), whole.subarray(0, length));
        const fresh = openReader(folder);
        for (const record of read(0, 6, fresh)) {
          expect([{ ...all[record.seq], bytes: null }, all[record.seq]]).toContainEqual(record);
        }
        fresh.close();
      }
      writeFileSync(pathOf(1, kind), whole);
    }
  });
});
