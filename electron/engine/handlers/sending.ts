import { sendingContract } from '../../../shared/contract/sending';
import type { Handlers } from '../../../shared/dispatch';
import { fail } from '../../../shared/errors';

type SendingHandlers = Pick<Handlers, keyof typeof sendingContract>;

/** Stands in until it is built. */
export function sendingHandlers(): SendingHandlers {
  const unbuilt = () => fail('internal', { incident: 'not built yet' });
  return Object.fromEntries(Object.keys(sendingContract).map((method) => [method, unbuilt])) as never;
}
