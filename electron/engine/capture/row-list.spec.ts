import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowList } from './row-list';

const listOf = (count: number, distance = 3): RowList => {
  const list = new RowList();
  for (let i = 0; i < count; i += 1) list.append(i * distance);
  return list;
};

/** What a list must behave like: all rows in an array, and how many of them were dropped. */
class PlainList {
  rows: number[] = [];
  first = 0;
  epoch = 0;
  private floor = 0;

  append(seq: number): void {
    this.rows.push(seq);
  }

  insert(seq: number): void {
    if (seq < this.floor || this.held.includes(seq)) return;
    const last = this.held.at(-1);
    if (last !== undefined && seq < last) this.epoch += 1;
    this.rows = [...this.rows.slice(0, this.first), ...[...this.held, seq].sort((a, b) => a - b)];
  }

  dropBelow(seq: number): void {
    this.floor = Math.max(this.floor, seq);
    while (this.first < this.rows.length && (this.rows[this.first] as number) < seq) this.first += 1;
  }

  get held(): number[] {
    return this.rows.slice(this.first);
  }
}

describe('RowList', () => {
  it.each([1, 7, 1_023, 1_024, 1_025, 5_000])('gives back each of %i rows, and finds its index', (count) => {
    const list = listOf(count);
    expect([list.first, list.total]).toEqual([0, count]);
    expect(list.seqs(0, count)).toEqual(Array.from({ length: count }, (_, i) => i * 3));
    for (let index = 0; index < count; index += 1) expect(list.indexFrom(index * 3)).toBe(index);
    expect(list.indexFrom(count * 3)).toBe(count);
  });

  it.each([0, 1, 2, 500, 1_024])('goes on behind %i rows when it was trimmed', (count) => {
    const list = listOf(count);
    list.trim();
    for (let i = count; i < count + 100; i += 1) list.append(i * 3);
    expect(list.seqs(0, 2_000)).toEqual(Array.from({ length: count + 100 }, (_, i) => i * 3));
  });

  it('leaves out of a window what it does not hold', () => {
    const list = listOf(100);
    list.dropBelow(30);
    expect(list.seqs(8, 4)).toEqual([30, 33]);
    expect(list.seqs(98, 10)).toEqual([294, 297]);
    expect(list.seqs(200, 10)).toEqual([]);
    expect(list.indexFrom(0)).toBe(10);
  });

  it('keeps every index when rows are dropped from the front', () => {
    const list = listOf(5_000);
    list.dropBelow(9_000);
    expect([list.first, list.total, list.epoch]).toEqual([3_000, 5_000, 0]);
    expect([list.seqs(3_000, 1), list.seqs(4_999, 1)]).toEqual([[9_000], [14_997]]);
    expect(list.indexFrom(9_003)).toBe(3_001);
  });

  it('counts on after all of its rows were dropped', () => {
    const list = listOf(1_500);
    list.dropBelow(Number.MAX_SAFE_INTEGER);
    expect([list.first, list.total, list.indexFrom(0)]).toEqual([1_500, 1_500, 1_500]);
    list.append(Number.MAX_SAFE_INTEGER);
    expect(list.seqs(0, 5_000)).toEqual([Number.MAX_SAFE_INTEGER]);
  });

  it('keeps distances of every size', () => {
    const seqs = [0, 127, 255, 2 ** 14, 2 ** 31, 2 ** 32 + 5, 2 ** 45, Number.MAX_SAFE_INTEGER];
    const list = new RowList();
    for (const seq of seqs) list.append(seq);
    expect(list.seqs(0, seqs.length)).toEqual(seqs);
  });

  it('takes late rows anywhere, and says that indexes moved', () => {
    const list = listOf(3_000, 2);
    for (let seq = 1; seq < 6_000; seq += 2) list.insert(seq);
    expect(list.total).toBe(6_000);
    expect(list.epoch).toBe(2_999);
    expect(list.seqs(0, 6_000)).toEqual(Array.from({ length: 6_000 }, (_, i) => i));
    for (let seq = 0; seq < 6_000; seq += 7) expect(list.indexFrom(seq)).toBe(seq);
  });

  it('takes a row once, and none that was dropped', () => {
    const list = listOf(10);
    list.insert(9);
    list.dropBelow(6);
    list.insert(4);
    expect([list.total, list.epoch, list.seqs(0, 10)]).toEqual([10, 0, [6, 9, 12, 15, 18, 21, 24, 27]]);
  });

  it('behaves like a plain array, whatever is done to it', () => {
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({ do: fc.constant('append'), by: fc.integer({ min: 1, max: 400 }) }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('many'), by: fc.integer({ min: 1, max: 700 }) }) },
      {
        weight: 3,
        arbitrary: fc.record({ do: fc.constant('insert'), by: fc.integer({ min: 0, max: 1_500 }) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ do: fc.constant('drop'), by: fc.integer({ min: 0, max: 1_500 }) }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('trim'), by: fc.constant(0) }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.nat(5_000), fc.nat(300), (steps, from, count) => {
        const list = new RowList();
        const plain = new PlainList();
        let next = 0;
        const append = (by: number): void => {
          next += by;
          list.append(next);
          plain.append(next);
        };
        for (const { do: what, by } of steps) {
          if (what === 'append') append(by);
          else if (what === 'many') for (let i = 0; i < by; i += 1) append(1 + (i % ((by % 2) + 1)));
          else if (what === 'trim') list.trim();
          else {
            const seq = Math.max(0, next - by);
            list[what === 'insert' ? 'insert' : 'dropBelow'](seq);
            plain[what === 'insert' ? 'insert' : 'dropBelow'](seq);
          }
        }
        expect([list.first, list.total, list.epoch]).toEqual([plain.first, plain.rows.length, plain.epoch]);
        expect(list.seqs(0, list.total)).toEqual(plain.held);
        expect(list.seqs(from, count)).toEqual(plain.rows.slice(Math.max(from, plain.first), from + count));
        const at = plain.rows.findIndex((seq, i) => i >= plain.first && seq >= from);
        expect(list.indexFrom(from)).toBe(at === -1 ? plain.rows.length : at);
      }),
    );
  });

  it.each([
    ['one to two bytes a row', 3, 2_000_000],
    ['nothing where rows follow on each other', 1, 10_000],
  ])('costs %s', (_what, distance, most) => {
    const before = process.memoryUsage().arrayBuffers;
    const list = listOf(1_000_000, distance);
    const bytes = process.memoryUsage().arrayBuffers - before;
    expect(list.total).toBe(1_000_000);
    expect(bytes).toBeLessThan(most);
  });
});
