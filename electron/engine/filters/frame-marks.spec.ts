import { describe, expect, it } from 'vitest';
import type { CompiledPattern } from '../../../shared/query/compiled';
import { compilePattern } from '../../../shared/query/compile-pattern';
import type { Pattern } from '../../../shared/model/criteria';
import type { FramePlace } from '../framing/facts';
import { chunk, memoryReader, type GivenRecord } from './fixtures/memory-reader';
import { marksOfFrames } from './frame-marks';
import { Guard, guardMemory } from './guard';

function compiled(pattern: Pattern): CompiledPattern {
  const found = compilePattern(pattern);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

const regex = (source: string): Pattern => ({ kind: 'regex', source, matchCase: true });
const place = (change: Partial<FramePlace>): FramePlace => ({
  ...{ seq: 7, first: 0, start: 0, last: 0, end: 0, length: 0, chunks: 1, stripped: 0, fault: null },
  ...change,
});

function marked(given: readonly GivenRecord[], pattern: Pattern, ...frames: FramePlace[]) {
  return marksOfFrames(memoryReader(given), compiled(pattern), frames, new Guard(guardMemory()));
}

describe('marks in frames', () => {
  const given = [chunk('..nee'), chunk('needle', 2), chunk('needle', 1, 'out'), chunk('dle\nneedle')];
  const split = place({ start: 1, last: 3, end: 4, length: 8, chunks: 2, stripped: 1 });
  const whole = place({ seq: 8, first: 3, start: 4, last: 3, end: 10, length: 6 });

  it('are offsets in the frame, whatever chunks it is in', () => {
    const text: Pattern = { kind: 'text', text: 'needle', matchCase: true };
    expect(marked(given, text, split, whole)).toEqual([
      { seq: 7, ranges: [[1, 7]] },
      { seq: 8, ranges: [[0, 6]] },
    ]);
  });

  it('see the frame alone', () => {
    expect(marked(given, regex('^needle'), split, whole)).toEqual([{ seq: 8, ranges: [[0, 6]] }]);
    expect(marked(given, regex('e$'), split)).toEqual([{ seq: 7, ranges: [[6, 7]] }]);
    expect(marked(given, regex('\\n'), split, whole)).toEqual([]);
  });

  it('are none where bytes cannot be read', () => {
    const damaged: GivenRecord = { kind: 'in', connection: 1, bytes: null };
    const frame = place({ last: 1, end: 2, length: 4, chunks: 2 });
    expect(marked([chunk('ab'), damaged], regex('a'), frame)).toEqual([]);
    expect(marked([chunk('ab')], regex('a'), frame)).toEqual([]);
  });
});
