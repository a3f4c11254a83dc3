import { describe, expect, it } from 'vitest';
import { MESSAGE_MAX_FAULTS, MESSAGE_MAX_VARIABLES } from '../limits';
import { createPartList } from './part-list';

describe('createPartList', () => {
  it('parts text where the encoding lacks a character', () => {
    const source = `${'x'.repeat(5_000)}é${'y'.repeat(5_000)}`;
    const list = createPartList(source, 'us-ascii');
    list.characters(0, source.length);
    expect(list.faults).toEqual([{ start: 5_000, end: 5_001, problem: 'ASCII has no “é” (U+00E9)' }]);
    const text = list.parts.reduce((sum, part) => sum + (part.kind === 'text' ? part.bytes.length : 0), 0);
    expect(text).toBe(10_000);
  });

  it('never cuts a pair of surrogates', () => {
    const source = `é${'x'.repeat(4_094)}😀`;
    const list = createPartList(source, 'iso-8859-1');
    list.characters(0, source.length);
    expect(list.faults.map(({ start, end }) => source.slice(start, end))).toEqual(['😀']);
  });

  it('tells when it has enough faults', () => {
    const list = createPartList('', 'utf-8');
    for (let count = 1; count < MESSAGE_MAX_FAULTS; count += 1) list.fault(0, 1, 'wrong');
    expect(list.full).toBe(false);
    list.fault(0, 1, 'wrong');
    expect(list.full).toBe(true);
  });

  it('takes no more variables than a message may have', () => {
    const list = createPartList('', 'utf-8');
    for (let count = 0; count <= MESSAGE_MAX_VARIABLES; count += 1)
      list.add({ kind: 'variable', start: count, end: count + 1, variable: { kind: 'uuid' } });
    expect(list.faults).toEqual([
      {
        start: MESSAGE_MAX_VARIABLES,
        end: MESSAGE_MAX_VARIABLES + 1,
        problem: 'a message has at most 256 variables',
      },
    ]);
  });
});
