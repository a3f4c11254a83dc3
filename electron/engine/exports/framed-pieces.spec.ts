import { describe, expect, it } from 'vitest';
import { framedEventSeq, framedSeq } from '../../../shared/framing/framed-seq';
import type { ExportFormat } from '../../../shared/model/export';
import type { Framing } from '../../../shared/model/framing';
import type { StoredRecord } from '../capture/reader';
import { RecordScript, SCRIPT_START, scriptFacts } from '../fixtures/stored-records';
import { framedPieces } from './framed-pieces';
import type { FramedRange, Selection } from './job';

const lines: Framing = { kind: 'delimiter', mode: 'hex', delimiter: '0a', keep: false, most: 100 };
const raw: ExportFormat = { kind: 'raw', direction: 'in' };
const everything: Selection = {
  view: { endpoint: null, connection: null },
  from: 0,
  to: framedEventSeq(1_000) + 1,
  rows: null,
};

function written(
  records: readonly StoredRecord[],
  format: ExportFormat,
  selection: Partial<Selection> = {},
  framed: Partial<FramedRange> = {},
): string {
  const reader = {
    records: (from: number, to: number) => records.filter(({ seq }) => seq >= from && seq < to),
    close: () => undefined,
  };
  const first = records[0]?.seq ?? 0;
  const next = (records.at(-1)?.seq ?? -1) + 1;
  const job = { first, next, format, facts: scriptFacts, selection: { ...everything, ...selection } };
  const range = { framing: lines, growing: true, ...framed };
  return Buffer.concat([...framedPieces(reader, job, range, () => undefined)]).toString();
}

const { records } = new RecordScript()
  .chunk(1, 'in', 'one\ntw')
  .chunk(1, 'out', 'reply\n')
  .chunk(1, 'in', 'o\nthree\nrest')
  .chunk(2, 'in', 'other\n');

describe('an export of frames', () => {
  it('has the contents of those that ended', () => {
    expect(written(records, raw)).toBe('onetwothreeother');
    expect(written(records, raw, {}, { growing: false })).toBe('onetwothreeotherrest');
    expect(written(records, { kind: 'raw', direction: 'out' })).toBe('reply');
    expect(written(records, raw, { view: { endpoint: null, connection: 2 as never } })).toBe('other');
  });

  it('begins to cut where the capture does, and writes what is selected', () => {
    const [two, three] = [framedSeq(2, 0), framedSeq(2, 1)];
    expect(written(records, raw, { from: two, to: two + 1 })).toBe('two');
    expect(written(records, raw, { from: two, to: three + 1 })).toBe('twothree');
    const rows = Float64Array.of(0, framedSeq(3, 0) - two);
    expect(written(records, raw, { from: two, to: framedSeq(3, 0) + 1, rows })).toBe('twoother');
  });

  it('numbers frames by records, and says which records are missing', () => {
    const without = records.filter(({ seq }) => seq !== 1);
    const text = written(without, { kind: 'text' }, { to: framedEventSeq(3) + 1 });
    expect(text).toContain('# Record 1 is missing here');
    expect(() => written(without, raw)).toThrow('Record 1 is not there.');
    const [, second] = written(records, { kind: 'jsonl' }).split('\n');
    expect(JSON.parse(second ?? '')).toMatchObject({ seq: 1, kind: 'out', text: 'reply' });
  });

  it('has the frames that pauses ended, also those at the end', () => {
    const pauses: Framing = { kind: 'idle', ms: 1, most: 100 };
    const { records: chunks } = new RecordScript()
      .chunk(1, 'in', 'a')
      .chunk(1, 'in', 'b')
      .chunk(2, 'in', 'c');
    const passed = SCRIPT_START + 2_000;
    expect(written(chunks, raw, {}, { framing: pauses })).toBe('a');
    expect(written(chunks, raw, {}, { framing: pauses, passed })).toBe('ab');
    const [from, to] = [framedSeq(1, 0), framedSeq(1, 0) + 1];
    expect(written(chunks, raw, { from, to }, { framing: pauses, passed })).toBe('b');
  });
});
