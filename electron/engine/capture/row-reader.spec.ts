import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  BLOCK_BYTES,
  ROW_CONTEXT_RECORDS,
  ROW_PREVIEW_BYTES,
  SEGMENT_PAYLOAD_BYTES,
} from '../../../shared/limits';
import { isChunk, type ChunkRow, type Row } from '../../../shared/model/row';
import { writeCapture, type PlainRecord } from '../fixtures/write-capture';
import { BlockCache } from './block-cache';
import type { RowSource } from './capture';
import { encodeEvent } from './encode-event';
import { dataOffset, readRecord, RECORD_BYTES, segmentFile, type RecordFields } from './format';
import type { RecordStore, StoredSegment } from './record-store';
import { RowReader } from './row-reader';
import { SavedRecords } from './saved-records';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parley-rows-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const all = (count: number): number[] => [...Array(count).keys()];

function chunk(fields: Partial<PlainRecord> & { bytes: Uint8Array }): PlainRecord {
  return { at: 7, endpoint: 1, connection: 1, kind: 'in', ...fields };
}

async function stored(): Promise<SavedRecords> {
  const records = await SavedRecords.scan(folder);
  if (typeof records === 'string') throw new Error(records);
  return records;
}

/** Writes chunks of one connection unless another is named, and reads the row of each. */
async function rowsOf(
  chunks: readonly (Partial<PlainRecord> & { bytes: Uint8Array })[],
): Promise<ChunkRow[]> {
  writeCapture(folder, chunks.map(chunk));
  const rows = await new RowReader(await stored(), new BlockCache()).rows(all(chunks.length));
  return rows.filter(isChunk);
}

describe('the row of a chunk', () => {
  it('holds up to 3 bytes of its stream on either side', async () => {
    const [, row] = await rowsOf([
      { bytes: bytes(1, 2, 3, 4) },
      { bytes: bytes(5) },
      { bytes: bytes(6, 7, 8, 9) },
    ]);
    expect(row).toMatchObject({ before: bytes(2, 3, 4), preview: bytes(5), after: bytes(6, 7, 8) });
  });

  it('gathers them from several records when the peer sends a byte at a time', async () => {
    const rows = await rowsOf([1, 2, 3, 4, 5, 6, 7].map((value) => ({ bytes: bytes(value) })));
    expect(rows[3]).toMatchObject({ before: bytes(1, 2, 3), preview: bytes(4), after: bytes(5, 6, 7) });
    expect(rows[0]).toMatchObject({ before: bytes(), after: bytes(2, 3, 4) });
    expect(rows[6]).toMatchObject({ before: bytes(4, 5, 6), after: bytes() });
  });

  it('takes them from the same direction of the same connection only', async () => {
    const rows = await rowsOf([
      { bytes: bytes(1) },
      { kind: 'out', bytes: bytes(101) },
      { connection: 2, bytes: bytes(201) },
      { bytes: bytes(2) },
      { kind: 'out', bytes: bytes(102) },
      { bytes: bytes() },
      { bytes: bytes(3) },
    ]);
    expect(rows[3]).toMatchObject({ before: bytes(1), preview: bytes(2), after: bytes(3) });
    expect(rows[4]).toMatchObject({ before: bytes(101), after: bytes() });
    expect(rows[2]).toMatchObject({ before: bytes(), after: bytes() });
  });

  it('does not search further than its bound', async () => {
    const between = Array.from({ length: ROW_CONTEXT_RECORDS }, () => ({
      kind: 'out' as const,
      bytes: bytes(0),
    }));
    const near = await rowsOf([{ bytes: bytes(1) }, ...between.slice(1), { bytes: bytes(2) }]);
    const far = await rowsOf([{ bytes: bytes(1) }, ...between, { bytes: bytes(2) }]);
    expect([near[0]?.after, near.at(-1)?.before]).toEqual([bytes(2), bytes(1)]);
    expect([far[0]?.after, far.at(-1)?.before]).toEqual([bytes(), bytes()]);
  });

  it.each([
    { extra: 0, after: bytes(7, 7, 7) },
    { extra: 1, after: bytes(9, 7, 7) },
    { extra: 3, after: bytes(9, 9, 9) },
    { extra: 9, after: bytes(9, 9, 9) },
  ])(
    'continues a preview with the rest of the record ($extra bytes), then the next one',
    async ({ extra, after }) => {
      const long = new Uint8Array(ROW_PREVIEW_BYTES + extra).fill(9);
      const [row] = await rowsOf([{ bytes: long }, { bytes: bytes(7, 7, 7, 7) }]);
      expect(row).toMatchObject({ length: long.length, preview: long.subarray(0, ROW_PREVIEW_BYTES), after });
    },
  );

  it('never shares memory with the capture', async () => {
    const [row] = await rowsOf([{ bytes: new Uint8Array(100_000) }]);
    expect(row?.preview.buffer.byteLength).toBe(ROW_PREVIEW_BYTES);
    expect(row?.after.buffer.byteLength).toBe(3);
  });
});

describe('the row of an event', () => {
  it('is what was recorded', async () => {
    const address = { host: '::1', port: 8888 };
    writeCapture(folder, [
      chunk({ kind: 'listening', connection: 0, bytes: encodeEvent({ kind: 'listening', address }) }),
      chunk({ kind: 'reset', bytes: encodeEvent({ kind: 'reset', by: 'peer' }) }),
    ]);
    expect(await new RowReader(await stored(), new BlockCache()).rows([1, 0])).toEqual([
      { seq: 1, at: 7, endpoint: 1, connection: 1, kind: 'reset', by: 'peer' },
      { seq: 0, at: 7, endpoint: 1, connection: null, kind: 'listening', address },
    ]);
  });

  it.each(['', '{}', 'null', '{"by":"nobody"}', `{"by":"peer","x":"${'x'.repeat(20_000)}"}`])(
    'is damaged where its payload is none: %.30s',
    async (text) => {
      writeCapture(folder, [chunk({ kind: 'reset', bytes: Buffer.from(text) })]);
      const [row] = await new RowReader(await stored(), new BlockCache()).rows([0]);
      expect(row).toMatchObject({ kind: 'damaged', was: 'reset', length: text.length });
    },
  );

  it('leaves out what no Parley records', async () => {
    const odd = [{ endpoint: 0 }, { at: NaN }, { connection: 2 ** 32 - 1 }, { at: 0.5 }];
    expect(
      await rowsOf([...odd.map((fields) => ({ ...fields, bytes: bytes(1) })), { bytes: bytes(2) }]),
    ).toMatchObject([{ seq: 4, preview: bytes(2) }]);
  });
});

describe('reading a capture', () => {
  it('shows every record once, wherever it lies', async () => {
    const records = all(2_000).map((i) => chunk({ at: i, bytes: Buffer.alloc(1 + ((i * 37) % 900), i) }));
    writeCapture(folder, records, { segmentBytes: 100_000, segmentRecords: 700 });
    const reader = new RowReader(await stored(), new BlockCache(8, 1));
    for (let from = 0; from < 2_000; from += 199) {
      const rows = await reader.rows(all(199).map((i) => from + i));
      expect(rows.map(({ seq }) => seq)).toEqual(all(Math.min(199, 2_000 - from)).map((i) => from + i));
      for (const row of rows.filter(isChunk)) {
        const { bytes: whole } = records[row.seq]!;
        expect(row.length).toBe(whole.length);
        expect(Buffer.compare(row.preview, whole.subarray(0, ROW_PREVIEW_BYTES))).toBe(0);
      }
    }
  });

  it('gives the bytes of a chunk in pieces, over blocks', async () => {
    const large = Buffer.from(all(100_000).map((i) => i * 7));
    writeCapture(folder, [chunk({ bytes: bytes(1, 2, 3) }), chunk({ bytes: large })]);
    const reader = new RowReader(await stored(), new BlockCache());
    for (const [offset, length] of [
      [0, 1],
      [16_000, 40_000],
      [99_990, 100],
      [100_000, 5],
      [200_000, 5],
    ] as const) {
      const read = await reader.bytes(1, offset, length);
      if (!read.ok) throw new Error(read.error.code);
      expect(read.value.total).toBe(100_000);
      expect(Buffer.from(read.value.bytes).equals(large.subarray(offset, offset + length))).toBe(true);
    }
  });

  it('tells why bytes cannot be had', async () => {
    writeCapture(folder, [chunk({ kind: 'stopped', bytes: Buffer.from('{}') }), chunk({ bytes: bytes(1) })], {
      firstSeq: 5,
    });
    const records = await stored();
    const why = async (seq: number): Promise<unknown> => {
      const read = await new RowReader(records, new BlockCache()).bytes(seq, 0, 1);
      return read.ok ? null : [read.error.code, read.error.details];
    };
    expect(await why(4)).toEqual(['record_dropped', { seq: 4 }]);
    expect(await why(5)).toEqual(['not_found', { what: 'record', id: 5 }]);
    expect(await why(6)).toBeNull();
    expect(await why(7)).toEqual(['not_found', { what: 'record', id: 7 }]);
  });

  it('shows damaged bytes as damaged, and all others as they are', async () => {
    writeCapture(
      folder,
      all(100).map((i) => chunk({ bytes: Buffer.alloc(1_000, i) })),
    );
    const path = join(folder, segmentFile(1, 'payload'));
    const file = readFileSync(path);
    file[dataOffset(SEGMENT_PAYLOAD_BYTES) + BLOCK_BYTES + 5]! ^= 1;
    writeFileSync(path, file);
    const reader = new RowReader(await stored(), new BlockCache());
    const rows = await reader.rows(all(100));
    const lost = rows.flatMap(({ seq, kind }) => (kind === 'damaged' ? [seq] : []));
    // The preview of record 32 ends within the damaged block, that of record 16 ahead of it.
    expect(lost).toEqual(
      all(17)
        .map((i) => i + 16)
        .filter((i) => i * 1_000 + 512 > BLOCK_BYTES && i * 1_000 < 2 * BLOCK_BYTES),
    );
    expect(rows[20]).toEqual({
      seq: 20,
      at: 7,
      endpoint: 1,
      connection: 1,
      kind: 'damaged',
      was: 'in',
      length: 1_000,
    });
    expect(await reader.bytes(20, 0, 10)).toMatchObject({ ok: false, error: { code: 'record_damaged' } });
  });
});

describe('finding a time', () => {
  it('gives the first record at or after it, or the last one', async () => {
    writeCapture(
      folder,
      all(3_000).map((i) => chunk({ at: 10 * Math.floor(i / 3), bytes: bytes(1) })),
      { segmentRecords: 800 },
    );
    const records = await stored();
    const reader = new RowReader(records, new BlockCache());
    for (const at of [-1, 0, 1, 10, 4_999, 5_000, 9_990, 9_991, 1e9]) {
      const found = all(3_000).find((i) => 10 * Math.floor(i / 3) >= at) ?? 2_999;
      expect(await reader.seqAt(records.all, at)).toBe(found);
    }
  });

  it('finds nothing where there is nothing', async () => {
    writeCapture(folder, []);
    const records = await stored();
    expect(await new RowReader(records, new BlockCache()).seqAt(records.all, 5)).toBeNull();
  });
});

/** A store whose records are in memory until they are let go, as those of a running capture are. */
class LeavingRecords implements RecordStore {
  first = 0;
  memoryFrom = 0;
  private readonly saved: SavedRecords;
  private readonly index: Buffer;
  private readonly payload: Buffer;

  constructor(saved: SavedRecords) {
    this.saved = saved;
    const file = (kind: 'index' | 'payload'): Buffer => readFileSync(join(folder, segmentFile(1, kind)));
    const segment = saved.segmentOf(0)!;
    this.index = file('index').subarray(segment.indexOffset);
    this.payload = file('payload').subarray(segment.payloadOffset);
  }

  get next(): number {
    return this.saved.next;
  }

  segmentOf(seq: number): StoredSegment | undefined {
    return this.saved.segmentOf(seq);
  }

  recordInMemory(seq: number): RecordFields | null {
    if (seq < this.memoryFrom) return null;
    return readRecord(new DataView(this.index.buffer, this.index.byteOffset), seq * RECORD_BYTES);
  }

  payloadInMemory(_: StoredSegment, position: number, length: number): Uint8Array | null {
    const at = this.memoryFrom * 100;
    return position < at ? null : this.payload.subarray(position, position + length);
  }

  connectionRows(connection: number): RowSource | undefined {
    return this.saved.connectionRows(connection);
  }
}

describe('records that leave memory', () => {
  const records = all(1_000).map((i) => chunk({ bytes: Buffer.alloc(100, i) }));
  const shown = (rows: readonly Row[]): number[] =>
    rows.filter(isChunk).map(({ seq, preview }) => seq * 1_000 + preview[0]!);
  const right = (seqs: number[]): number[] => seqs.map((seq) => seq * 1_000 + (seq % 256));

  it('are the same from memory, from files, and from both', async () => {
    writeCapture(folder, records);
    const store = new LeavingRecords(await stored());
    for (const memoryFrom of [0, 1, 163, 512, 600, 999, 1_000]) {
      store.memoryFrom = memoryFrom;
      expect(shown(await new RowReader(store, new BlockCache()).rows(all(1_000)))).toEqual(right(all(1_000)));
    }
  });

  it('are read from their files, even when they leave while others are waited for', async () => {
    writeCapture(folder, records);
    const store = new LeavingRecords(await stored());
    store.memoryFrom = 400;
    const reading = new RowReader(store, new BlockCache()).rows(all(1_000));
    store.memoryFrom = 1_000;
    expect(shown(await reading)).toEqual(right(all(1_000)));
  });

  it('are left out when they are dropped while others are waited for', async () => {
    writeCapture(folder, records);
    const store = new LeavingRecords(await stored());
    store.memoryFrom = 400;
    const reading = new RowReader(store, new BlockCache()).rows(all(1_000));
    store.first = 300;
    expect(shown(await reading)).toEqual(right(all(1_000).slice(300)));
  });

  it('are read again from a block that has grown since it was read', async () => {
    const cache = new BlockCache();
    writeCapture(folder, records.slice(0, 10));
    expect((await new RowReader(await stored(), cache).rows([9])).length).toBe(1);
    writeCapture(folder, records);
    expect(shown(await new RowReader(await stored(), cache).rows([9, 10, 11]))).toEqual(right([9, 10, 11]));
  });
});
