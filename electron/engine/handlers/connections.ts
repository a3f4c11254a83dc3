import type { Handlers } from '../../../shared/dispatch';
import { fail, succeed, type Outcome } from '../../../shared/errors';
import type { ConnectionId } from '../../../shared/model/ids';
import { TcpConnection } from '../connection';
import { sendRefusal } from '../send-refusal';
import type { Workbench } from '../workbench';

type ConnectionHandlers = Pick<
  Handlers,
  'connection.send' | 'connection.finish' | 'connection.close' | 'connection.reset'
>;

/** What can be done with one connection, of a server or of a client. */
export function connectionHandlers(bench: Workbench): ConnectionHandlers {
  return {
    'connection.send': ({ connection: id, data }) => {
      const found = sendable(bench, id);
      return found.ok ? found.value.send(data) : found;
    },
    'connection.finish': ({ connection: id }) => {
      const found = sendable(bench, id);
      return found.ok ? found.value.finish() : found;
    },
    'connection.close': async ({ connection: id }) => {
      const found = bench.connections.get(id);
      if (found === undefined) return fail('not_found', { what: 'connection', id });
      if (found instanceof TcpConnection) await found.close('patient');
      return succeed({});
    },
    'connection.reset': ({ connection: id }) => {
      const found = bench.connections.get(id);
      if (found === undefined) return fail('not_found', { what: 'connection', id });
      if (found instanceof TcpConnection) found.reset();
      return succeed({});
    },
  };
}

/** The connection when it can still be sent to, else why not. */
function sendable(bench: Workbench, id: ConnectionId): Outcome<TcpConnection> {
  const found = bench.connections.get(id);
  if (found instanceof TcpConnection) return succeed(found);
  const refusal = found === undefined ? null : sendRefusal(found.snapshot().state, id);
  return refusal === null ? fail('not_found', { what: 'connection', id }) : { ok: false, error: refusal };
}
