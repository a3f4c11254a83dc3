import { libraryContract } from '../../../shared/contract/library';
import type { Handlers } from '../../../shared/dispatch';
import { fail } from '../../../shared/errors';

type LibraryHandlers = Pick<Handlers, keyof typeof libraryContract>;

/** Stands in until it is built. */
export function libraryHandlers(): LibraryHandlers {
  const unbuilt = () => fail('internal', { incident: 'not built yet' });
  return Object.fromEntries(Object.keys(libraryContract).map((method) => [method, unbuilt])) as never;
}
