import type { libraryContract } from '../../../shared/contract/library';
import type { Handlers } from '../../../shared/dispatch';
import { succeed } from '../../../shared/errors';
import type { Library } from '../library/library';
import type { Workbench } from '../workbench';

type LibraryHandlers = Pick<Handlers, keyof typeof libraryContract>;

/** The saved messages, and what was sent from each input. */
export function libraryHandlers(library: Library, bench: Workbench): LibraryHandlers {
  const { history } = bench.context;
  return {
    'library.find': (wanted) => succeed(library.find(wanted)),
    'library.save': ({ id, saved }) => library.save(id, saved),
    'library.add': ({ saved }) => library.add(saved),
    'library.remove': ({ ids }) => {
      library.remove(ids);
      return succeed({});
    },
    'history.read': ({ endpoint: id }) => {
      const found = bench.endpoint(id);
      return found.ok ? succeed({ messages: [...history.read(id)] }) : found;
    },
    'history.add': ({ endpoint: id, message }) => {
      const found = bench.endpoint(id);
      if (!found.ok) return found;
      history.add(id, message);
      return succeed({});
    },
  };
}
