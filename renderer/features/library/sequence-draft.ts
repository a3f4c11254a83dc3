import { DELAY_MAX_MS, SEQUENCE_MAX_LENGTH, SEQUENCE_MAX_STEPS } from '../../../shared/limits';
import { emptyMessage } from '../../../shared/model/defaults';
import type { Message } from '../../../shared/model/message';
import type { Sequence } from '../../../shared/model/sending';
import { expectDraftOf, readExpect, type ExpectDraft } from '../sending/expect-draft';
import { readWhole } from '../sending/whole-number';
import { moved } from '../../ui/moved';

/** A step as it is edited. `key` tells it from the others while they are moved. */
export interface StepDraft {
  readonly key: number;
  readonly delay: string;
  readonly message: Message;
  readonly expect: ExpectDraft | null;
}

/** A sequence as it is edited. */
export interface SequenceDraft {
  readonly steps: readonly StepDraft[];
  /** How often it runs; empty: until it is stopped. */
  readonly loops: string;
  readonly stopOnError: boolean;
}

/** One empty step, once. */
export const firstSequence: SequenceDraft = {
  steps: [{ key: 1, delay: '0', message: emptyMessage, expect: null }],
  loops: '1',
  stopOnError: true,
};

/** The fields of a sequence that there is. */
export function sequenceDraftOf({ steps, loops, stopOnError }: Sequence): SequenceDraft {
  return {
    steps: steps.map(({ delayMs, message, expect }, at) => ({
      key: at + 1,
      delay: String(delayMs),
      message,
      expect: expect === null ? null : expectDraftOf(expect),
    })),
    loops: loops === null ? '' : String(loops),
    stopOnError,
  };
}

/** The sequence with one more step, as its last: it composes as the one before it. */
export function withStep(draft: SequenceDraft): SequenceDraft {
  const last = draft.steps.at(-1);
  const step: StepDraft = {
    key: 1 + Math.max(0, ...draft.steps.map(({ key }) => key)),
    delay: last?.delay ?? '0',
    message: { ...(last?.message ?? emptyMessage), source: '' },
    expect: null,
  };
  return { ...draft, steps: [...draft.steps, step] };
}

/** The sequence with a step one place further up (`-1`) or down (`1`). */
export function moveStep(draft: SequenceDraft, at: number, by: -1 | 1): SequenceDraft {
  return { ...draft, steps: moved(draft.steps, at, by) };
}

/** A sequence, or what is wrong: a sentence that names the step. */
export type ReadSequence =
  | { readonly kind: 'ready'; readonly sequence: Sequence }
  | { readonly kind: 'wrong'; readonly problem: string };

/** Reads the fields. */
export function readSequence(draft: SequenceDraft): ReadSequence {
  if (draft.steps.length === 0) return { kind: 'wrong', problem: 'A sequence needs at least one step.' };
  if (draft.steps.length > SEQUENCE_MAX_STEPS)
    return { kind: 'wrong', problem: `A sequence has at most ${SEQUENCE_MAX_STEPS} steps.` };
  const length = draft.steps.reduce((sum, { message }) => sum + message.source.length, 0);
  if (length > SEQUENCE_MAX_LENGTH)
    return {
      kind: 'wrong',
      problem: `The messages of a sequence have at most ${SEQUENCE_MAX_LENGTH.toLocaleString('en')} characters together.`,
    };
  const steps: Sequence['steps'] = [];
  for (const [at, step] of draft.steps.entries()) {
    const delay = readWhole(step.delay, `The delay of step ${at + 1}`, 0, DELAY_MAX_MS);
    if (delay.kind === 'wrong') return delay;
    const expect = step.expect === null ? null : readExpect(step.expect);
    if (expect?.kind === 'wrong') return { kind: 'wrong', problem: `Step ${at + 1}: ${expect.problem}` };
    if (expect?.kind === 'unfinished')
      return { kind: 'wrong', problem: `Step ${at + 1} expects an answer that is not typed in full.` };
    steps.push({
      delayMs: delay.kind === 'number' ? delay.value : 0,
      message: step.message,
      expect: expect === null ? null : expect.expectation,
    });
  }
  const loops = readWhole(draft.loops, 'The number of runs', 1, Number.MAX_SAFE_INTEGER);
  if (loops.kind === 'wrong') return loops;
  return {
    kind: 'ready',
    sequence: { steps, loops: loops.kind === 'number' ? loops.value : null, stopOnError: draft.stopOnError },
  };
}
