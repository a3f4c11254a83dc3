import { fail, succeed, type Outcome } from '../../../shared/errors';
import { compileMessage, type CompiledMessage } from '../../../shared/message/compile-message';
import type { Message } from '../../../shared/model/message';
import type { Sequence } from '../../../shared/model/sending';
import { readyExpectation } from './expect-answer';
import type { ReadyStep } from './sequence-work';

/** Makes a message ready; `invalid_message` says what is wrong with it, and where. */
export function readyMessage(message: Message): Outcome<CompiledMessage> {
  const compiled = compileMessage(message);
  if (compiled.ok) return succeed(compiled.value);
  const { start: position, problem } = compiled.fault;
  return fail('invalid_message', { position, problem });
}

/** The same of one that must hold bytes: sending nothing again and again would look like sending. */
export function readyContent(message: Message): Outcome<CompiledMessage> {
  const ready = readyMessage(message);
  if (ready.ok && ready.value.constant?.length === 0)
    return fail('invalid_message', { position: 0, problem: 'there are no bytes yet' });
  return ready;
}

/** Makes all steps of a sequence ready, or says what is wrong with the first that is not. A step may have an empty message. */
export function readySteps(steps: Sequence['steps']): Outcome<ReadyStep[]> {
  const ready: ReadyStep[] = [];
  for (const [index, step] of steps.entries()) {
    const message = readyMessage(step.message);
    if (!message.ok) return inStep(message, index);
    const expect = step.expect === null ? succeed(null) : readyExpectation(step.expect);
    if (!expect.ok) return inStep(expect, index);
    ready.push({ delayMs: step.delayMs, message: message.value, expect: expect.value });
  }
  return succeed(ready);
}

/** The same failure, which says in which step it is. */
function inStep(failure: Extract<Outcome<never>, { ok: false }>, index: number): Outcome<never> {
  const { error } = failure;
  if (error.code !== 'invalid_message' && error.code !== 'invalid_pattern') return failure;
  const { position, problem } = error.details;
  return fail(error.code, { position, problem: `${problem} (step ${index + 1})` });
}
