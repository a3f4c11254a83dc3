import { describe, expect, it } from 'vitest';
import { noFraming } from '../../../shared/model/defaults';
import type { Framing } from '../../../shared/model/framing';
import { draftOf, readDraft, type FramingDraft } from './framing-draft';
import { framingPresets } from './framing-presets';

const draft = (part: Partial<FramingDraft>): FramingDraft => ({ ...draftOf(noFraming), ...part });

function problems(part: Partial<FramingDraft>): unknown {
  const read = readDraft(draft(part));
  return read.ok ? null : read.problems;
}

describe('a framing as it is typed', () => {
  it.each<Framing>([
    noFraming,
    ...framingPresets.map(({ framing }) => framing),
    { kind: 'fixed', length: 12 },
    { kind: 'idle', ms: 20, most: 500 },
    { kind: 'delimiter', mode: 'hex', delimiter: '0d 0a', keep: true, most: 80 },
  ])('says again what it was made of: %j', (framing) => {
    expect(readDraft(draftOf(framing))).toEqual({ ok: true, framing });
  });

  it('takes numbers with separators', () => {
    expect(readDraft(draft({ kind: 'fixed', length: '1,024' }))).toEqual({
      ok: true,
      framing: { kind: 'fixed', length: 1_024 },
    });
  });

  it.each<[Partial<FramingDraft>, unknown]>([
    [
      { kind: 'fixed', length: '0' },
      { length: 'The length of a frame must be a whole number from 1 to 67,108,864.' },
    ],
    [
      { kind: 'idle', ms: 'soon', most: '' },
      {
        ms: 'The pause must be a whole number from 1 to 3,600,000.',
        most: 'The most bytes of a frame must be a whole number from 1 to 67,108,864.',
      },
    ],
    [{ kind: 'delimiter', delimiter: '' }, { delimiter: 'Type what a frame ends with.' }],
    [
      { kind: 'delimiter', delimiter: 'abc', most: '2' },
      { delimiter: 'It has 3 bytes, but a frame may have 2 at most.' },
    ],
    [
      { kind: 'delimiter', delimiter: '${counter}' },
      { delimiter: 'It holds a variable, but must be the same bytes each time.' },
    ],
    [
      { kind: 'length', offset: '4', width: 8, most: '10' },
      { offset: 'The length field ends at byte 12, but a frame may have 10 at most.' },
    ],
    [
      { kind: 'length', offset: '2000' },
      { offset: 'The number of bytes ahead of the length must be a whole number from 0 to 1,024.' },
    ],
  ])('%j is wrong where it is', (part, expected) => {
    expect(problems(part)).toEqual(expected);
  });

  it('names a wrong digit of a hex delimiter in its field', () => {
    expect(problems({ kind: 'delimiter', mode: 'hex', delimiter: '0g' })).toHaveProperty('delimiter');
  });

  it('minds only the fields of its kind', () => {
    expect(problems({ kind: 'fixed', length: '4', most: 'x', ms: 'x', delimiter: '' })).toBeNull();
  });
});
