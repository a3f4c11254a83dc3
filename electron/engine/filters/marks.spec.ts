import { describe, expect, it } from 'vitest';
import { MARKS_MAX_RANGES, MARKS_NEAR_RECORDS } from '../../../shared/limits';
import type { Pattern } from '../../../shared/model/criteria';
import { chunk, memoryReader, type GivenRecord } from './fixtures/memory-reader';
import { jobOf } from './fixtures/scan';
import { Guard, guardMemory } from './guard';
import { marksOf } from './marks';

const text = (wanted: string): Pattern => ({ kind: 'text', text: wanted, matchCase: true });
const regex = (source: string): Pattern => ({ kind: 'regex', source, matchCase: true });

function marks(given: readonly GivenRecord[], pattern: Pattern | null, seqs: readonly number[]) {
  const guard = new Guard(guardMemory());
  return marksOf(memoryReader(given), jobOf(pattern), seqs, given.length, guard).map(({ seq, ranges }) => [
    seq,
    ...ranges,
  ]);
}

describe('marksOf', () => {
  it('gives each match in a record, those that overlap as one', () => {
    expect(marks([chunk('abcabc aab')], text('ab'), [0])).toEqual([[0, [0, 2], [3, 5], [8, 10]]]);
    expect(marks([chunk('aaa')], text('aa'), [0])).toEqual([[0, [0, 3]]]);
    expect(marks([chunk('a1 b22')], regex('[a-z]\\d+'), [0])).toEqual([[0, [0, 2], [3, 6]]]);
  });

  it('gives the part of a match that lies in a record, whichever of its chunks are asked for', () => {
    const given = [chunk('xhe'), chunk('noise', 2), chunk('ll'), chunk('oxhello')];
    expect(marks(given, text('hello'), [0, 2, 3])).toEqual([
      [0, [1, 3]],
      [2, [0, 2]],
      [3, [0, 1], [2, 7]],
    ]);
    for (const [seq, ...ranges] of marks(given, text('hello'), [0, 2, 3]))
      expect(marks(given, text('hello'), [seq as number])).toEqual([[seq, ...ranges]]);
  });

  it('leaves out records without a match, without bytes, and unknown ones', () => {
    const given: GivenRecord[] = [chunk('no'), { kind: 'opened', connection: 1 }, chunk('yes')];
    expect(marks(given, text('yes'), [0, 1, 2, 99])).toEqual([[2, [0, 3]]]);
    expect(marks(given, null, [2])).toEqual([]);
  });

  it('joins no chunks across a break of their stream', () => {
    const given: GivenRecord[] = [chunk('he'), { kind: 'gap', connection: 1 }, chunk('llo')];
    expect(marks(given, text('hello'), [0, 2])).toEqual([]);
  });

  it('finds the rest of a match among the records near by', () => {
    const noise = Array.from({ length: MARKS_NEAR_RECORDS - 1 }, () => chunk('noise', 2));
    const near = [chunk('he'), ...noise, chunk('llo')];
    expect(marks(near, text('hello'), [near.length - 1])).toEqual([[near.length - 1, [0, 3]]]);
    const far = [chunk('he'), ...noise, chunk('noise', 2), chunk('llo')];
    expect(marks(far, text('hello'), [far.length - 1])).toEqual([]);
  });

  it('gives so many of a record at most', () => {
    const [[, ...ranges] = []] = marks([chunk('a,'.repeat(MARKS_MAX_RANGES + 5))], text('a'), [0]);
    expect(ranges).toHaveLength(MARKS_MAX_RANGES);
  });
});
