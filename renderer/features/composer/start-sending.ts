import type { Client } from '../../../shared/client';
import { errorOf, succeed, type Outcome, type ParleyError } from '../../../shared/errors';
import { MESSAGE_MAX_LENGTH } from '../../../shared/limits';
import { compileMessage } from '../../../shared/message/compile-message';
import type { Message } from '../../../shared/model/message';
import type { Repetition, SendTarget, Sequence } from '../../../shared/model/sending';
import { messageName } from './message-name';
import { messageError } from './prepare';
import type { Route } from './route';

/** Whom things are sent to, or why there is nobody. */
export function targetOf(route: Outcome<Route>): Outcome<SendTarget> {
  return route.ok ? succeed(route.value.target) : route;
}

/** Why a message cannot be sent by itself or kept, or null. */
function keepProblem(message: Message): ParleyError | null {
  if (message.source.length > MESSAGE_MAX_LENGTH)
    return errorOf('invalid_message', {
      position: MESSAGE_MAX_LENGTH,
      problem: `a message that is kept or repeated has at most ${MESSAGE_MAX_LENGTH.toLocaleString('en')} characters, so send it like a file`,
    });
  const compiled = compileMessage(message);
  return compiled.ok ? null : messageError(compiled.fault);
}

/** Begins to repeat a message. Resolves with why it cannot, or null. */
export async function startRepeat(
  client: Client,
  route: Outcome<Route>,
  message: Message,
  repetition: Repetition,
): Promise<ParleyError | null> {
  const problem = keepProblem(message);
  if (problem !== null) return problem;
  if (!route.ok) return route.error;
  const { target } = route.value;
  const outcome = await client.call('sending.repeat', {
    target,
    name: messageName(message),
    message,
    repetition,
  });
  return outcome.ok ? null : outcome.error;
}

/** Begins to run a sequence. Resolves with why it cannot, or null. */
export async function startSequence(
  client: Client,
  route: Outcome<Route>,
  sequence: Sequence,
  name: string,
): Promise<ParleyError | null> {
  for (const { message } of sequence.steps) {
    const problem = keepProblem(message);
    if (problem !== null) return problem;
  }
  if (!route.ok) return route.error;
  const { target } = route.value;
  const outcome = await client.call('sending.sequence', { target, name, sequence });
  return outcome.ok ? null : outcome.error;
}
