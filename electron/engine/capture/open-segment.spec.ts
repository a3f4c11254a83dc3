import { describe, expect, it } from 'vitest';
import { RECORD_BYTES } from './format';
import { HOT_PAYLOAD_BYTES, OpenSegment } from './open-segment';
import { PAGE_BYTES, PagePool } from './page-pool';

const make = (payloadBytes = 100, records = 3): OpenSegment =>
  new OpenSegment({ number: 1, firstSeq: 10, payloadBytes, records }, new PagePool());

function add(segment: OpenSegment, length: number): void {
  const position = segment.payload.end;
  segment.payload.append(Buffer.alloc(length, length % 256));
  segment.record(5, position, length, 1, 2, 0);
}

describe('a segment in memory', () => {
  it('has room for so many bytes, and for so many records', () => {
    const segment = make();
    expect([segment.fits(100), segment.fits(101)]).toEqual([true, false]);
    for (let i = 0; i < 3; i += 1) add(segment, 10);
    expect([segment.records, segment.fits(0)]).toEqual([3, false]);
  });

  it('gives records back as they were', () => {
    const segment = make();
    const at = 1_795_000_000_123_457;
    segment.record(at, 4_000_000_000, 2 ** 32 - 1, 2 ** 31 - 1, 0, 11);
    expect(segment.recordAt(0)).toEqual({
      at,
      position: 4_000_000_000,
      length: 2 ** 32 - 1,
      endpoint: 2 ** 31 - 1,
      connection: 0,
      kind: 11,
    });
  });

  it('writes its records into a page that was another’s before', () => {
    const pool = new PagePool();
    const page = pool.take();
    page.bytes.fill(255);
    pool.giveBack(page);
    const segment = new OpenSegment({ number: 1, firstSeq: 0, payloadBytes: 10, records: 10 }, pool);
    segment.record(0, 0, 0, 0, 0, 0);
    expect(segment.index.read(0, RECORD_BYTES)).toEqual(new Uint8Array(RECORD_BYTES));
  });

  it('tells which records lie within a part of the payload, echoes that point back too', () => {
    const segment = make(1_000, 100);
    add(segment, 10);
    segment.record(5, 0, 10, 1, 2, 1);
    add(segment, 20);
    segment.record(5, 0, 10, 1, 2, 1);
    const within = (bytes: number): number =>
      segment.indexWithin(bytes, segment.indexWritten, segment.index.end) / RECORD_BYTES;
    expect([9, 10, 29, 30, 1_000].map(within)).toEqual([0, 2, 2, 4, 4]);
    segment.indexWritten = 3 * RECORD_BYTES;
    expect([within(5), within(20)]).toEqual([3, 4]);
  });

  it('keeps a hot tail of what was written, and all that was not', () => {
    const segment = make(64 * PAGE_BYTES, 1_000);
    for (let i = 0; i < 16; i += 1) add(segment, PAGE_BYTES);
    expect(segment.waiting).toBe(16 * (PAGE_BYTES + RECORD_BYTES));
    segment.payloadWritten = 10 * PAGE_BYTES;
    segment.trim();
    const hot = segment.payloadWritten - HOT_PAYLOAD_BYTES;
    expect(segment.payload.read(hot - 1, hot)).toBeNull();
    expect(segment.payload.read(hot, hot + 1)).not.toBeNull();
    expect(segment.recordAt(0)).not.toBeNull();
  });

  it('goes as a whole once it was sealed and written', () => {
    const segment = make();
    add(segment, 10);
    segment.state = 'sealed';
    segment.trim();
    expect(segment.recordAt(0)).not.toBeNull();
    [segment.payloadWritten, segment.indexWritten] = [10, RECORD_BYTES];
    segment.trim();
    expect([segment.waiting, segment.recordAt(0), segment.payload.read(0, 10)]).toEqual([0, null, null]);
  });
});
