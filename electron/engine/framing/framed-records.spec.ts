import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framedEventSeq, framedSeq } from '../../../shared/framing/framed-seq';
import type { Framing } from '../../../shared/model/framing';
import type { StoredRecord } from '../capture/reader';
import { payloadOf } from '../exports/formats/record-writer';
import { RecordScript, SCRIPT_START } from '../fixtures/stored-records';
import { naiveFrames, streamsOf } from './fixtures/naive';
import { FramedRecords } from './framed-records';

const lines: Framing = { kind: 'delimiter', mode: 'hex', delimiter: '0a', keep: false, most: 100 };
const view = { endpoint: null, connection: null };
const contentOf = (row: StoredRecord) => payloadOf(row)?.toString('latin1');

/** The rows of records; each is copied at once, and the record spoilt, as a reader does. */
function rowsOf(
  framing: Framing,
  records: readonly StoredRecord[],
): { seq: number; text: string | undefined }[] {
  const frames = new FramedRecords({ view, framing });
  return records.flatMap((record) => {
    const memory = record.memory === null ? null : Buffer.from(record.memory);
    const rows = frames.take({ ...record, memory }).map((row) => ({ seq: row.seq, text: contentOf(row) }));
    memory?.fill(0);
    return rows;
  });
}

describe('records as frames', () => {
  it.each<[string, Framing]>([
    ['lines', lines],
    ['fixed lengths', { kind: 'fixed', length: 3 }],
    ['lengths ahead', { kind: 'length', width: 1, order: 'big', offset: 0, counts: 'rest', most: 300 }],
  ])('have the bytes of the joined streams, cut by %s', (_, framing) => {
    const chunks = fc.array(
      fc.record({
        connection: fc.integer({ min: 1, max: 2 }),
        kind: fc.constantFrom('in' as const, 'out' as const),
        bytes: fc
          .array(fc.constantFrom(10, 0, 1, 2, 65), { minLength: 1, maxLength: 6 })
          .map((values) => Buffer.from(values)),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(chunks, (given) => {
        const script = new RecordScript();
        for (const { connection, kind, bytes } of given) script.chunk(connection, kind, bytes);
        const frames = new FramedRecords({ view, framing });
        const found = new Map<string, (string | undefined)[]>();
        for (const record of script.records)
          for (const row of frames.take(record)) {
            const key = `${row.connection} ${row.kind === 0 ? 'in' : 'out'}`;
            found.set(key, [...(found.get(key) ?? []), contentOf(row)]);
          }
        for (const [stream, joined] of streamsOf(given)) {
          const whole = naiveFrames(joined, framing).filter(({ isWhole }) => isWhole);
          expect(found.get(stream) ?? []).toEqual(whole.map(({ content }) => content));
        }
      }),
    );
  });

  it('keep nothing of the record that was looked at', () => {
    const { records } = new RecordScript().chunk(1, 'in', 'on').chunk(1, 'in', 'e\ntw').chunk(1, 'in', 'o\n');
    expect(rowsOf(lines, records)).toEqual([
      { seq: framedSeq(1, 0), text: 'one' },
      { seq: framedSeq(2, 0), text: 'two' },
    ]);
  });

  it('have events and damaged chunks among them', () => {
    const { records } = new RecordScript()
      .chunk(1, 'in', 'cut')
      .damaged(1, 'in', 3)
      .event(1, { kind: 'closed', clean: true });
    expect(rowsOf(lines, records)).toEqual([
      { seq: framedSeq(1, 0), text: 'cut' },
      { seq: framedEventSeq(1), text: undefined },
      { seq: framedEventSeq(2), text: '{"kind":"closed","clean":true}' },
    ]);
  });

  it('end by what is known of the end', () => {
    const pauses: Framing = { kind: 'idle', ms: 1, most: 100 };
    const { records } = new RecordScript().chunk(1, 'in', 'a').chunk(2, 'in', 'b');
    const frames = new FramedRecords({ view, framing: pauses });
    for (const record of records) expect(frames.take(record)).toEqual([]);
    expect(frames.settle({ growing: true })).toEqual([]);
    const passed = frames.settle({ growing: true, passed: SCRIPT_START + 1_000 });
    expect(passed.map((row) => [row.seq, contentOf(row)])).toEqual([[framedSeq(0, 0), 'a']]);
    const last = frames.settle({ growing: false });
    expect(last.map((row) => [row.seq, contentOf(row)])).toEqual([[framedSeq(1, 0), 'b']]);
  });
});
