import { answeringContract } from '../../../shared/contract/answering';
import type { Handlers } from '../../../shared/dispatch';
import { fail } from '../../../shared/errors';

type AnsweringHandlers = Pick<Handlers, keyof typeof answeringContract>;

/** Stands in until it is built. */
export function answeringHandlers(): AnsweringHandlers {
  const unbuilt = () => fail('internal', { incident: 'not built yet' });
  return Object.fromEntries(Object.keys(answeringContract).map((method) => [method, unbuilt])) as never;
}
