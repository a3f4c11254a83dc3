import type { Client } from '../../../shared/client';
import { fail, succeed, type Outcome } from '../../../shared/errors';
import type { ClientEndpoint, ServerEndpoint } from '../../../shared/model/endpoint';
import type { ConnectionId } from '../../../shared/model/ids';
import type { SendTarget } from '../../../shared/model/sending';
import type { SendPiece } from './send-message';

/** Whom a server's messages go to: one of its connections, or all that can be sent to. */
export type Recipient = ConnectionId | 'all';

/** How a message goes out now. It stays the same for all pieces of a message. */
export interface Route {
  readonly target: SendTarget;
  readonly send: SendPiece;
}

/** How a client sends now. */
export function clientRoute(client: Client, endpoint: ClientEndpoint): Outcome<Route> {
  const { connection, state, name } = endpoint;
  if (connection === null || state.kind !== 'connected') return fail('not_connected', { name });
  return succeed(toConnection(client, connection.id));
}

/** How a server sends now. */
export function serverRoute(client: Client, endpoint: ServerEndpoint, recipient: Recipient): Outcome<Route> {
  const { id, state, open, name } = endpoint;
  if (state.kind !== 'listening') return fail('not_running', { name });
  if (open === 0) return fail('no_connections', { name });
  if (recipient !== 'all') return succeed(toConnection(client, recipient));
  return succeed({
    target: { kind: 'all', server: id },
    send: (data, signal) => client.call('server.broadcast', { server: id, data }, signal),
  });
}

function toConnection(client: Client, connection: ConnectionId): Route {
  return {
    target: { kind: 'connection', connection },
    send: (data, signal) => client.call('connection.send', { connection, data }, signal),
  };
}
