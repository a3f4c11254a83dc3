import { describe, expect, it } from 'vitest';
import { SEQUENCE_MAX_STEPS } from '../../../shared/limits';
import { emptyMessage } from '../../../shared/model/defaults';
import { sequence as schema, type Sequence } from '../../../shared/model/sending';
import { firstExpect } from '../sending/expect-draft';
import {
  firstSequence,
  moveStep,
  readSequence,
  sequenceDraftOf,
  withStep,
  type SequenceDraft,
} from './sequence-draft';

const sequence: Sequence = {
  steps: [
    { delayMs: 0, message: { ...emptyMessage, source: 'a', ending: 'lf' }, expect: null },
    {
      delayMs: 250,
      message: { ...emptyMessage, source: 'b' },
      expect: { match: { by: 'any' }, withinMs: 500 },
    },
  ],
  loops: null,
  stopOnError: false,
};
const sources = ({ steps }: SequenceDraft): string[] => steps.map(({ message }) => message.source);

describe('a sequence as it is edited', () => {
  it('is the same again when nothing was changed, and what the contract takes', () => {
    expect(readSequence(sequenceDraftOf(sequence))).toEqual({ kind: 'ready', sequence });
    expect(schema.safeParse(sequence).success).toBe(true);
    expect(readSequence(firstSequence)).toMatchObject({
      kind: 'ready',
      sequence: { loops: 1, stopOnError: true },
    });
  });

  it('gets a step that composes as the one before, with a key of its own', () => {
    const more = withStep(sequenceDraftOf({ ...sequence, steps: sequence.steps.slice(0, 1) }));
    expect(more.steps[1]).toMatchObject({ message: { source: '', ending: 'lf' }, expect: null });
    expect(new Set(more.steps.map(({ key }) => key)).size).toBe(2);
  });

  it('moves its steps, not beyond its ends', () => {
    const draft = sequenceDraftOf(sequence);
    expect(sources(moveStep(draft, 1, -1))).toEqual(['b', 'a']);
    expect(sources(moveStep(draft, 0, 1))).toEqual(['b', 'a']);
    expect(sources(moveStep(draft, 0, -1))).toEqual(['a', 'b']);
    expect(sources(moveStep(draft, 1, 1))).toEqual(['a', 'b']);
  });

  it.each<[string, (draft: SequenceDraft) => SequenceDraft, string]>([
    ['no step', (draft) => ({ ...draft, steps: [] }), 'at least one step'],
    [
      'too many steps',
      (draft) => Array.from({ length: SEQUENCE_MAX_STEPS }).reduce<SequenceDraft>(withStep, draft),
      'at most 64 steps',
    ],
    [
      'messages that are too long together',
      (draft) => ({
        ...draft,
        steps: Array.from({ length: 5 }, (_, key) => ({
          key,
          delay: '',
          message: { ...emptyMessage, source: 'x'.repeat(60_000) },
          expect: null,
        })),
      }),
      'at most 262,144 characters together',
    ],
    [
      'a wrong delay',
      (draft) => ({ ...draft, steps: draft.steps.map((step) => ({ ...step, delay: 'x' })) }),
      'The delay of step 1 must be a whole number from 0 to 86,400,000.',
    ],
    [
      'an unfinished answer',
      (draft) => ({ ...draft, steps: draft.steps.map((step) => ({ ...step, expect: firstExpect })) }),
      'Step 1 expects an answer that is not typed in full.',
    ],
    [
      'a wrong time of an answer',
      (draft) => ({
        ...draft,
        steps: draft.steps.map((step) => ({ ...step, expect: { ...firstExpect, within: '' } })),
      }),
      'Step 1: Type how many milliseconds',
    ],
    ['wrong loops', (draft) => ({ ...draft, loops: '0' }), 'The number of runs must be'],
  ])('says what is wrong: %s', (_name, change, problem) => {
    const read = readSequence(change(sequenceDraftOf(sequence)));
    expect(read.kind === 'wrong' && read.problem).toContain(problem);
  });
});
