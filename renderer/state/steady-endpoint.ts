import type { Connection } from '../../shared/model/connection';
import type { Endpoint } from '../../shared/model/endpoint';
import { reuseEqual } from './reuse-equal';

/**
 * The endpoint as it was, if nothing changed but how many bytes passed. Those totals grow with every notice, nothing of a pane
 * shows them, and a pane with all its controls is not worth drawing twenty times a second for them.
 */
export function steadyEndpoint(previous: Endpoint | undefined, next: Endpoint): Endpoint {
  if (previous === undefined) return next;
  return reuseEqual(previous, withTotalsOf(previous, next)) === previous ? previous : next;
}

function withTotalsOf(previous: Endpoint, next: Endpoint): Endpoint {
  const same = { ...next, bytesIn: previous.bytesIn, bytesOut: previous.bytesOut };
  if (same.kind === 'server' || previous.kind === 'server') return same;
  return { ...same, connection: withBytesOf(previous.connection, same.connection) };
}

function withBytesOf(previous: Connection | null, next: Connection | null): Connection | null {
  if (previous === null || next === null) return next;
  return { ...next, bytesIn: previous.bytesIn, bytesOut: previous.bytesOut };
}
