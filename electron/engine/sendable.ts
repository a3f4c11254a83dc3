import { fail, succeed, type Outcome } from '../../shared/errors';
import type { ConnectionId } from '../../shared/model/ids';
import { TcpConnection } from './connection';
import { sendRefusal } from './send-refusal';
import type { Workbench } from './workbench';

/** The live connection of this number; else why nothing can be sent on it, or `not_found`. It may be closing already. */
export function sendable(bench: Workbench, id: ConnectionId): Outcome<TcpConnection> {
  const found = bench.connections.get(id);
  if (found instanceof TcpConnection) return succeed(found);
  const refusal = found === undefined ? null : sendRefusal(found.snapshot().state, id);
  return refusal === null ? fail('not_found', { what: 'connection', id }) : { ok: false, error: refusal };
}
