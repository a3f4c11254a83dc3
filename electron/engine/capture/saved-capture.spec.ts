import { appendFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { BLOCK_BYTES } from '../../../shared/limits';
import { openedCapture, type CapturedEndpoint, type CaptureId } from '../../../shared/model/capture';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import { isChunk } from '../../../shared/model/row';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { writeCapture, type PlainRecord, type WriteCaptureOptions } from '../fixtures/write-capture';
import { BlockCache } from './block-cache';
import type { View } from './capture';
import { dataOffset, RECORD_BYTES, segmentFile, sumOffset, writeSum } from './format';
import { MANIFEST_FILE } from './manifest';
import { SavedCapture } from './saved-capture';

afterEach(endCaptures);

function written(records: readonly PlainRecord[], options: WriteCaptureOptions = {}): string {
  const folder = join(temporaryFolder(), 'capture');
  writeCapture(folder, records, options);
  return folder;
}

function chunks(count: number, length: number): PlainRecord[] {
  return Array.from({ length: count }, (_, i) => ({
    at: 1_000 + i * 10,
    endpoint: 1 + (i % 3),
    connection: 1 + (i % 7),
    kind: i % 2 === 0 ? 'in' : 'out',
    bytes: Buffer.alloc(length, i),
  }));
}

async function opened(folder: string): Promise<SavedCapture> {
  const outcome = await SavedCapture.open(folder, 1 as CaptureId, new BlockCache());
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

async function problemOf(folder: string): Promise<unknown> {
  const outcome = await SavedCapture.open(folder, 1 as CaptureId, new BlockCache());
  return outcome.ok ? null : [outcome.error.code, outcome.error.details];
}

const whole: View = { endpoint: null, connection: null };

/** The records that can be shown; what is shown of them must be what was written. */
async function shown(
  capture: SavedCapture,
  records: readonly PlainRecord[],
  firstSeq = 0,
): Promise<number[]> {
  const source = capture.source(whole);
  const seqs: number[] = [];
  for (let from = source.first; from < source.total; from += 200) {
    for (const row of await capture.read(source.seqs(from, 200))) {
      const record = records[row.seq - firstSeq]!;
      expect([row.at, row.endpoint]).toEqual([record.at, record.endpoint]);
      if (!isChunk(row)) continue;
      expect([row.kind, row.length]).toEqual([record.kind, record.bytes.length]);
      expect(Buffer.compare(row.preview, record.bytes.subarray(0, 512))).toBe(0);
      seqs.push(row.seq);
    }
  }
  return seqs;
}

const upTo = (count: number): number[] => [...Array(count).keys()];

describe('a saved capture', () => {
  it('tells what it is', async () => {
    const endpoint = { id: 1, kind: 'server', name: 'Echo' } as CapturedEndpoint;
    const folder = written(chunks(50, 10), { firstSeq: 30, endpoints: [endpoint] });
    const { about } = await opened(folder);
    expect(about).toEqual({
      id: 1,
      name: 'capture',
      startedAt: 1_000,
      first: 30,
      next: 80,
      damaged: 0,
      endpoints: [endpoint],
    });
    expect(openedCapture.parse(about)).toEqual(about);
  });

  it('shows any window of any view as a plain list would', async () => {
    const record = fc
      .record({
        at: fc.constant(5),
        endpoint: fc.integer({ min: 1, max: 3 }),
        connection: fc.integer({ min: 0, max: 4 }),
        kind: fc.constantFrom<PlainRecord['kind']>('in', 'out'),
        bytes: fc.uint8Array({ maxLength: 20 }),
      })
      // A connection has one endpoint.
      .map((fields) => ({
        ...fields,
        endpoint: fields.connection === 0 ? fields.endpoint : 1 + (fields.connection % 3),
      }));
    const scope = fc.record({
      endpoint: fc.option(fc.integer({ min: 1, max: 3 })),
      connection: fc.option(fc.integer({ min: 1, max: 4 })),
    });
    const window = fc.record({ from: fc.nat(80), count: fc.integer({ min: 1, max: 50 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 80 }),
        scope,
        window,
        fc.nat(9),
        async (records, view, { from, count }, firstSeq) => {
          const capture = await opened(written(records, { segmentRecords: 13, segmentBytes: 200, firstSeq }));
          const fits = upTo(records.length).filter((i) => {
            const { endpoint, connection } = records[i]!;
            return (view.endpoint ?? endpoint) === endpoint && (view.connection ?? connection) === connection;
          });
          const source = capture.source({
            endpoint: view.endpoint as EndpointId,
            connection: view.connection as ConnectionId,
          });
          const expected = fits.slice(from, from + count).map((i) => firstSeq + i);
          expect(source.seqs(source.first + from, count)).toEqual(expected);
          expect(source.total - source.first).toBe(fits.length);
          const rows = await capture.read(expected);
          expect(rows.map((row) => [row.seq, isChunk(row) && Buffer.from(row.preview)])).toEqual(
            expected.map((seq) => [seq, Buffer.from(records[seq - firstSeq]!.bytes)]),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds times, bytes and its extent', async () => {
    const folder = written(chunks(1_000, 20), { segmentRecords: 300 });
    const capture = await opened(folder);
    expect(await capture.seqAt(1_000 + 4_321)).toBe(433);
    expect(await capture.bytes(7, 3, 5)).toMatchObject({
      ok: true,
      value: { bytes: new Uint8Array(5).fill(7), total: 20 },
    });
    expect(capture.extent()).toEqual({ folder, first: 0, next: 1_000, growing: false });
    expect(capture.onExtent()).toBeTypeOf('function');
  });

  it('may hold nothing at all', async () => {
    const capture = await opened(written([]));
    expect([capture.about.first, capture.about.next]).toEqual([0, 0]);
    expect(capture.source(whole).seqs(0, 10)).toEqual([]);
    expect(await capture.seqAt(5)).toBeNull();
  });

  it('lets go of its files when it is closed, and fails softly when they are deleted', async () => {
    const folder = written(chunks(10, 10));
    const capture = await opened(folder);
    expect((await capture.read([1])).length).toBe(1);
    capture.close();
    rmSync(folder, { recursive: true });
    expect(await capture.read([1])).toEqual([]);
    expect(await capture.bytes(1, 0, 1)).toMatchObject({ ok: false, error: { code: 'record_damaged' } });
  });
});

describe('a recovered capture', () => {
  it('is cut at the last whole record, whatever was being written behind it', async () => {
    const records = chunks(600, 100);
    const folder = written(records, { endedAt: null });
    appendFileSync(join(folder, segmentFile(1, 'payload')), Buffer.alloc(5_000, 1));
    appendFileSync(join(folder, segmentFile(1, 'index')), Buffer.alloc(RECORD_BYTES * 3 + 7, 1));
    const capture = await opened(folder);
    expect(capture.about).toMatchObject({ first: 0, next: 600, damaged: 0 });
    expect(await shown(capture, records)).toEqual(upTo(600));
  });

  it('has nothing of a segment that was begun and holds no record', async () => {
    const records = chunks(10, 10);
    const folder = written(records);
    const other = written([], { firstSeq: 10 });
    for (const kind of ['index', 'payload'] as const) {
      writeFileSync(
        join(folder, segmentFile(2, kind)),
        headerFor(readFileSync(join(other, segmentFile(1, kind))), 2),
      );
    }
    expect((await opened(folder)).about).toMatchObject({ first: 0, next: 10, damaged: 0 });
    truncateSync(join(folder, segmentFile(2, 'index')), 10);
    expect((await opened(folder)).about).toMatchObject({ first: 0, next: 10, damaged: 0 });
  });
});

/** A file's bytes with another number of its segment. */
function headerFor(file: Buffer, segment: number): Buffer {
  file.writeUInt32LE(segment, 16);
  const sum = Buffer.alloc(8);
  writeSum(sum, 0, file.subarray(0, 60));
  file.writeUInt32LE(sum.readUInt32LE(4), 60);
  return file;
}

describe('a damaged capture', () => {
  const perBlock = BLOCK_BYTES / RECORD_BYTES;
  const indexData = dataOffset(1024 * 1024 * RECORD_BYTES);

  function flip(path: string, offset: number): void {
    const bytes = readFileSync(path);
    bytes[offset]! ^= 4;
    writeFileSync(path, bytes);
  }

  it('counts the records of a damaged index block, and shows all others', async () => {
    const records = chunks(perBlock * 3 + 5, 8);
    const folder = written(records);
    flip(join(folder, segmentFile(1, 'index')), indexData + BLOCK_BYTES);
    const capture = await opened(folder);
    expect(capture.about).toMatchObject({ next: records.length, damaged: perBlock });
    const right = upTo(records.length).filter((i) => i < perBlock || i >= 2 * perBlock);
    expect(await shown(capture, records)).toEqual(right);
    expect(capture.source(whole).total).toBe(right.length);
    flip(join(folder, segmentFile(1, 'index')), indexData + 3 * BLOCK_BYTES);
    expect((await opened(folder)).about).toMatchObject({ next: records.length, damaged: perBlock + 5 });
  });

  it('counts the records of a segment that is missing or unreadable', async () => {
    const records = chunks(30, 10);
    const folder = written(records, { segmentRecords: 10 });
    flip(join(folder, segmentFile(2, 'index')), 20);
    const capture = await opened(folder);
    expect(capture.about).toMatchObject({ first: 0, next: 30, damaged: 10 });
    expect(await shown(capture, records)).toEqual([...upTo(10), ...upTo(10).map((i) => i + 20)]);
    rmSync(join(folder, segmentFile(3, 'payload')));
    const less = await opened(folder);
    expect(less.about).toMatchObject({ next: 30, damaged: 20 });
    expect((await less.read([5, 25])).map(({ kind }) => kind)).toEqual(['out', 'damaged']);
  });

  it('counts the records that a cut payload file does not hold any more', async () => {
    const folder = written(chunks(100, 1_000));
    truncateSync(join(folder, segmentFile(1, 'payload')), dataOffset(64 * 1024 * 1024) + 50_500);
    expect((await opened(folder)).about.damaged).toBe(50);
  });

  it('says why when nothing can be read', async () => {
    const name = 'capture';
    const unreadable = (problem: string): unknown => ['capture_unreadable', { name, problem }];
    const folder = written(chunks(5, 5));
    const index = join(folder, segmentFile(1, 'index'));
    const bytes = readFileSync(index);
    flip(index, 17);
    expect(await problemOf(folder)).toEqual(unreadable('its header is damaged'));
    writeFileSync(index, 'something else');
    expect(await problemOf(folder)).toEqual(unreadable('it is no index file of a capture'));
    writeFileSync(index, headerFor(bytes, 9));
    expect(await problemOf(folder)).toEqual(unreadable('its files do not belong together'));
    rmSync(index);
    rmSync(join(folder, MANIFEST_FILE));
    expect(await problemOf(folder)).toEqual(unreadable('there is no record in its folder'));
    rmSync(folder, { recursive: true });
    expect(await problemOf(folder)).toEqual(unreadable('its folder cannot be read'));
  });

  it('opens without its manifest', async () => {
    const folder = written(chunks(5, 5));
    writeFileSync(join(folder, MANIFEST_FILE), '{"format":1,');
    expect((await opened(folder)).about).toMatchObject({ startedAt: null, endpoints: [], next: 5 });
  });

  it('never shows wrong bytes, however short a file is', async () => {
    const records = chunks(4, 10);
    const folder = written(records, { segmentBytes: 50, segmentRecords: 5 });
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const bytes = readFileSync(path);
      for (let length = 0; length < bytes.length; length += length > 80 && length < 4_090 ? 97 : 1) {
        writeFileSync(path, bytes.subarray(0, length));
        const outcome = await SavedCapture.open(folder, 1 as CaptureId, new BlockCache());
        if (outcome.ok) {
          expect((await shown(outcome.value, records)).length).toBeLessThanOrEqual(4);
          outcome.value.close();
        } else {
          // Without its only index header, nothing of a capture can be read.
          const { code } = outcome.error;
          expect([name, code, length < 64]).toEqual([segmentFile(1, 'index'), 'capture_unreadable', true]);
        }
      }
      writeFileSync(path, bytes);
    }
    expect(await shown(await opened(folder), records)).toEqual(upTo(4));
  });

  it('never shows wrong bytes, whichever bits of a file are flipped', async () => {
    const records = chunks(40, 700);
    const folder = written(records, { segmentRecords: 25 });
    const names = readdirSync(folder);
    const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(names.length - 1),
        fc.array(place, { minLength: 1, maxLength: 3 }),
        fc.nat(7),
        async (file, places, bit) => {
          const path = join(folder, names[file]!);
          const bytes = readFileSync(path);
          const flipped = Buffer.from(bytes);
          for (const at of places) flipped[Math.floor(at * bytes.length)]! ^= 1 << bit;
          writeFileSync(path, flipped);
          const capture = await opened(folder);
          const right = await shown(capture, records);
          expect(right.length).toBeLessThanOrEqual(40);
          capture.close();
          writeFileSync(path, bytes);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('believes no record that claims what no Parley writes', async () => {
    const folder = written(chunks(3, 10));
    const path = join(folder, segmentFile(1, 'index'));
    const bytes = readFileSync(path);
    bytes.writeUInt32LE(2 ** 32 - 1, indexData + 12);
    bytes.writeUInt32LE(99, indexData + RECORD_BYTES + 24);
    writeSum(bytes, sumOffset(0), bytes.subarray(indexData));
    writeFileSync(path, bytes);
    const capture = await opened(folder);
    expect(capture.about).toMatchObject({ next: 3, damaged: 2 });
    expect((await capture.read([0, 1, 2])).map(({ seq, kind }) => [seq, kind])).toEqual([
      [0, 'damaged'],
      [2, 'in'],
    ]);
    expect(await capture.bytes(0, 2 ** 31, 65_536)).toMatchObject({
      ok: false,
      error: { code: 'record_damaged' },
    });
  });
});
