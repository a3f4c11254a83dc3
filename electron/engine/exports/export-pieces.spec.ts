import { afterEach, describe, expect, it } from 'vitest';
import type { ExportFormat } from '../../../shared/model/export';
import type { CaptureReader } from '../capture/reader';
import { RecordScript, scriptFacts } from '../fixtures/stored-records';
import { exportPieces } from './export-pieces';
import type { Selection } from './job';

const asked: [number, number][] = [];
afterEach(() => asked.splice(0));

/** A reader of these records, without those that are left out. */
function readerOf(script: RecordScript, without: readonly number[] = []): CaptureReader {
  return {
    records(from, to) {
      asked.push([from, to]);
      return script.records.filter(({ seq }) => seq >= from && seq < to && !without.includes(seq));
    },
    close: () => undefined,
  };
}

function pieces(
  reader: CaptureReader,
  format: ExportFormat,
  selection: Partial<Selection> = {},
  extent = { first: 0, next: 10 },
): string {
  const all: Selection = {
    view: { endpoint: null, connection: null },
    from: 0,
    to: 10,
    rows: null,
  };
  const job = { ...extent, format, framed: null, facts: scriptFacts, selection: { ...all, ...selection } };
  return Buffer.concat([...exportPieces(reader, job, () => undefined)]).toString();
}

const digits = new RecordScript();
for (let i = 0; i < 10; i += 1) digits.at(1 + (i % 2)).chunk(1 + (i % 3), 'in', String(i));
const raw = { kind: 'raw', direction: 'in' } as const;

describe('exportPieces', () => {
  it('keeps the rows of the view that are selected', () => {
    const reader = readerOf(digits);
    expect(pieces(reader, raw)).toBe('0123456789');
    expect(pieces(reader, raw, { view: { endpoint: 1 as never, connection: null } })).toBe('02468');
    expect(pieces(reader, raw, { view: { endpoint: 1 as never, connection: 1 as never } })).toBe('06');
    expect(pieces(reader, raw, { from: 3, to: 6 })).toBe('345');
    expect(pieces(reader, raw, { from: 3, rows: Uint32Array.of(0, 4, 5) })).toBe('378');
  });

  it('reads around the selection only what the format asks for, and what there is', () => {
    const reader = readerOf(digits);
    pieces(reader, raw, { from: 3, to: 6 });
    pieces(reader, { kind: 'text' }, { from: 3, to: 6 }, { first: 2, next: 8 });
    pieces(reader, { kind: 'pcapng' }, { from: 3, to: 6 }, { first: 1, next: 8 });
    expect(asked).toEqual([
      [3, 6],
      [2, 8],
      [1, 6],
    ]);
  });

  it('says which records are not there', () => {
    const reader = readerOf(digits, [0, 1, 5, 9]);
    const notes = pieces(reader, { kind: 'text' }).match(/^#.*missing here/gm);
    expect(notes).toEqual([
      '# Records 0 to 1 are missing here',
      '# Record 5 is missing here',
      '# Record 9 is missing here',
    ]);
    expect(pieces(reader, { kind: 'text' }, { from: 2, to: 5 })).not.toContain('missing');
    expect(() => pieces(reader, raw)).toThrow('Record 0 is not there.');
  });
});
