import type { Handlers } from '../../../shared/dispatch';
import { succeed } from '../../../shared/errors';
import type { Workbench } from '../workbench';

/** What was captured. */
export function rowHandlers(bench: Workbench): Pick<Handlers, 'rows.window' | 'rows.bytes'> {
  const { capture } = bench.context;
  return {
    'rows.window': ({ endpoint, connection, from, count }) => {
      const found = bench.endpoint(endpoint);
      return found.ok ? succeed(capture.window({ endpoint, connection }, from, count)) : found;
    },
    'rows.bytes': ({ seq, offset, length }) => capture.bytes(seq, offset, length),
  };
}
