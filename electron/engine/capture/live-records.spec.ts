import { describe, expect, it } from 'vitest';
import { originOf } from '../fixtures/live-captures';
import { RECORD_BYTES } from './format';
import { LiveRecords } from './live-records';
import { HOT_PAYLOAD_BYTES } from './open-segment';
import { kindCodes } from './record-kinds';

const make = (payloadBytes = 1_000, records = 100): LiveRecords =>
  new LiveRecords('/folder', { payloadBytes, records });

/** Bytes of a record in memory. */
function payloadOf(records: LiveRecords, seq: number): Uint8Array | null {
  const record = records.recordInMemory(seq);
  const segment = records.segmentOf(seq);
  return record && segment ? records.payloadInMemory(segment, record.position, record.length) : null;
}

describe('the records of a run', () => {
  it('are found by their number, with what they hold', () => {
    const records = make();
    records.append(kindCodes.in, originOf(5, 2, 3), Buffer.of(1, 2));
    records.append(kindCodes.stopped, originOf(6, null, 4), Buffer.of(9));
    expect(records.recordInMemory(0)).toEqual({
      at: 5,
      position: 0,
      length: 2,
      endpoint: 3,
      connection: 2,
      kind: 0,
    });
    expect(records.recordInMemory(1)).toMatchObject({ at: 6, position: 2, endpoint: 4, connection: 0 });
    expect([payloadOf(records, 0), payloadOf(records, 1)]).toEqual([Uint8Array.of(1, 2), Uint8Array.of(9)]);
    expect([records.first, records.next, records.flushed]).toEqual([0, 2, 0]);
    expect(records.connectionRows(2)?.seqs(0, 9)).toEqual([0]);
    expect(records.recordInMemory(2)).toMatchObject({ length: 0 });
  });

  it('copy what they are given', () => {
    const records = make();
    const bytes = Buffer.of(1);
    records.append(kindCodes.in, originOf(0), bytes);
    bytes[0] = 2;
    expect(payloadOf(records, 0)).toEqual(Uint8Array.of(1));
  });

  it('say how many bytes they add to what is to be written: an echo adds none of its own', () => {
    const records = make();
    const bytes = Buffer.alloc(100);
    expect(records.append(kindCodes.in, originOf(0), bytes)).toBe(100 + RECORD_BYTES);
    expect(records.append(kindCodes.out, originOf(0), bytes)).toBe(RECORD_BYTES);
    expect(records.append(kindCodes.out, originOf(0), Buffer.from(bytes))).toBe(100 + RECORD_BYTES);
    expect(records.chain.waiting).toBe(200 + 3 * RECORD_BYTES);
  });

  it('store what is told again and again once: a rule that fires for every chunk', () => {
    const records = make();
    const firing = Buffer.from('{"kind":"rule"}');
    records.append(kindCodes.rule, originOf(0), firing);
    records.append(kindCodes.in, originOf(0), Buffer.alloc(10));
    expect(records.append(kindCodes.rule, originOf(0), firing)).toBe(RECORD_BYTES);
    expect(payloadOf(records, 2)).toEqual(Uint8Array.from(firing));
  });

  it('store an echo again that lies too far back to be surely in memory', () => {
    const records = make(4 * HOT_PAYLOAD_BYTES);
    const bytes = Buffer.alloc(1_000);
    records.append(kindCodes.in, originOf(0), bytes);
    records.append(kindCodes.in, originOf(0), Buffer.alloc(HOT_PAYLOAD_BYTES));
    expect(records.append(kindCodes.out, originOf(0), bytes)).toBe(1_000 + RECORD_BYTES);
  });

  it('are held until they are dropped, in every view', () => {
    const records = make(1_000, 2);
    for (let i = 0; i < 6; i += 1) records.append(kindCodes.in, originOf(i), Buffer.of(i));
    records.chain.dropOldest();
    records.drop(2);
    expect([records.first, records.dropped, records.segmentOf(1)]).toEqual([2, 2, undefined]);
    expect(records.lists.of({ endpoint: null, connection: null }).seqs(0, 9)).toEqual([2, 3, 4, 5]);
    expect(records.connectionRows(1)?.seqs(0, 9)).toEqual([2, 3, 4, 5]);
  });

  it('are all let go of at once when they are discarded, and counted on', () => {
    const records = make(1_000, 2);
    for (let i = 0; i < 3; i += 1) records.append(kindCodes.in, originOf(i), Buffer.of(i));
    expect(records.discard().map(({ number }) => number)).toEqual([1, 2]);
    expect([records.first, records.next, records.dropped, records.chain.waiting]).toEqual([3, 3, 0, 0]);
    const bytes = Buffer.of(7);
    records.append(kindCodes.in, originOf(3), bytes);
    records.append(kindCodes.out, originOf(4), bytes);
    expect(payloadOf(records, 4)).toEqual(Uint8Array.of(7));
    expect(records.segmentOf(4)?.number).toBe(3);
  });

  it('that were not written survive the loss of those that were', () => {
    const records = make(1_000, 4);
    const echo = Buffer.of(8);
    for (let i = 0; i < 7; i += 1)
      records.append(kindCodes.in, originOf(i), i === 5 || i === 6 ? echo : Buffer.of(i));
    const [one, two] = records.chain.inMemory;
    [one!.memory!.payloadWritten, one!.memory!.indexWritten] = [4, 4 * RECORD_BYTES];
    [two!.memory!.payloadWritten, two!.memory!.indexWritten] = [1, 1 * RECORD_BYTES];
    records.rescue();
    expect([records.first, records.next, records.dropped, records.flushed]).toEqual([5, 7, 5, 5]);
    expect(records.recordInMemory(6)).toMatchObject({ at: 6 });
    expect([payloadOf(records, 5), payloadOf(records, 6)]).toEqual([Uint8Array.of(8), Uint8Array.of(8)]);
    records.append(kindCodes.out, originOf(7), echo);
    expect(payloadOf(records, 7)).toEqual(Uint8Array.of(8));
    expect(records.segmentOf(7)?.firstSeq).toBe(5);
  });
});
