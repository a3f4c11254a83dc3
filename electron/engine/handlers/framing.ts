import { framingContract } from '../../../shared/contract/framing';
import type { Handlers } from '../../../shared/dispatch';
import { fail } from '../../../shared/errors';

type FramingHandlers = Pick<Handlers, keyof typeof framingContract>;

/** Stands in until it is built. */
export function framingHandlers(): FramingHandlers {
  const unbuilt = () => fail('internal', { incident: 'not built yet' });
  return Object.fromEntries(Object.keys(framingContract).map((method) => [method, unbuilt])) as never;
}
