import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framedSeq } from '../../../shared/framing/framed-seq';
import { FactList } from './facts';
import { FrameTable } from './frame-table';

/** Rows of frames of one byte each that lie in the records of these numbers. */
function rowsOf(records: readonly number[], fault: 'lost' | null = null): Uint32Array {
  const list = new FactList();
  for (const record of records)
    list.addFrame({
      ...{ seq: framedSeq(record, 0), at: 1, endpoint: 1, connection: 1, kind: 0 },
      ...{ first: record, start: 0, last: record, end: 1, length: 1, chunks: 1, stripped: 0, fault },
    });
  return list.take();
}

const seqsOf = (records: readonly number[]) => records.map((record) => framedSeq(record, 0));

/** The same as a plain array. */
class Plain {
  rows: number[] = [];
  gone = 0;
  floor = 0;

  add(records: readonly number[], most: number): void {
    this.rows.push(...records.filter((record) => record >= this.floor));
    this.rows.sort((one, other) => one - other);
    if (this.rows.length > most) this.drop(this.rows[this.rows.length - most] as number);
  }

  drop(record: number): void {
    this.floor = Math.max(this.floor, record);
    this.gone += this.rows.filter((row) => row < this.floor).length;
    this.rows = this.rows.filter((row) => row >= this.floor);
  }
}

describe('a table of frames', () => {
  it('is an array in order from which the oldest leave, whatever order rows come in', () => {
    const records = fc.uniqueArray(fc.integer({ min: 0, max: 100_000 }), { maxLength: 3_000, size: 'max' });
    const drops = fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 3 });
    fc.assert(
      fc.property(records, drops, fc.integer({ min: 1_000, max: 4_000 }), (all, dropped, most) => {
        const table = new FrameTable(most);
        const plain = new Plain();
        for (const [part, drop] of [...dropped, 0].entries()) {
          const count = Math.ceil(all.length / (dropped.length + 1));
          const some = all.slice(part * count, (part + 1) * count);
          // Mostly in order, as they come.
          const ordered = part % 2 === 0 ? [...some].sort((one, other) => one - other) : some;
          table.add(rowsOf(ordered));
          plain.add(ordered, most);
          table.dropBelow(framedSeq(drop, 0));
          plain.drop(drop);
          const { first, total } = table;
          expect([first, total]).toEqual([plain.gone, plain.gone + plain.rows.length]);
          expect(table.seqs(0, total)).toEqual(seqsOf(plain.rows));
          expect(table.seqs(first + 5, 10)).toEqual(seqsOf(plain.rows.slice(5, 15)));
          const below = plain.rows.filter((row) => row < 50_000).length;
          expect(table.indexFrom(framedSeq(50_000, 0))).toBe(first + below);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('changes its epoch when indexes moved, and only then', () => {
    const table = new FrameTable(100);
    table.add(rowsOf([1, 5]));
    expect(table.epoch).toBe(0);
    table.add(rowsOf([3]));
    expect([table.epoch, table.seqs(0, 9)]).toEqual([1, seqsOf([1, 3, 5])]);
  });

  it('takes a late row where all others left', () => {
    const table = new FrameTable(100);
    table.add(rowsOf([9]));
    table.dropBelow(framedSeq(10, 0));
    table.add(rowsOf([20, 15, 17, 8]));
    expect([table.first, table.seqs(0, 9)]).toEqual([1, seqsOf([15, 17, 20])]);
  });

  it('finds frames, and counts them with their faults', () => {
    const table = new FrameTable(2);
    table.add(rowsOf([1, 2], 'lost'));
    table.add(rowsOf([3]));
    const list = new FactList();
    list.addEvent(4);
    table.add(list.take());
    expect([table.frames, table.faults]).toEqual([3, 2]);
    expect(table.frame(framedSeq(1, 0))).toBeUndefined();
    expect(table.frame(framedSeq(3, 0))).toMatchObject({ first: 3, fault: null });
    expect(table.frame(framedSeq(3, 1))).toBeUndefined();
    expect(table.frame(table.seqs(3, 1)[0] as number)).toBeNull();
    expect(table.framesFrom(0, 10, () => true).map(({ first }) => first)).toEqual([3]);
    expect(table.framesFrom(0, 10, () => false)).toEqual([]);
  });

  it('looks for no more frames than are asked for', () => {
    const table = new FrameTable(100);
    table.add(rowsOf([1, 2, 3, 4]));
    expect(table.framesFrom(framedSeq(2, 0), 2, () => true).map(({ first }) => first)).toEqual([2, 3]);
  });
});
