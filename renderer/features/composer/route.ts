import type { Client } from '../../../shared/client';
import { fail, succeed, type Outcome } from '../../../shared/errors';
import type { ClientEndpoint, ServerEndpoint } from '../../../shared/model/endpoint';
import type { ConnectionId } from '../../../shared/model/ids';
import type { SendPiece } from './send-message';

/** Where a server's messages go: one of its connections, or all that can be sent to. */
export type SendTarget = ConnectionId | 'all';

/** How a client sends now. Its connection stays the same for all pieces of a message. */
export function clientRoute(client: Client, endpoint: ClientEndpoint): Outcome<SendPiece> {
  const { connection, state, name } = endpoint;
  if (connection === null || state.kind !== 'connected') return fail('not_connected', { name });
  return succeed((data, signal) =>
    client.call('connection.send', { connection: connection.id, data }, signal),
  );
}

/** How a server sends now. */
export function serverRoute(
  client: Client,
  endpoint: ServerEndpoint,
  target: SendTarget,
): Outcome<SendPiece> {
  const { id, state, open, name } = endpoint;
  if (state.kind !== 'listening') return fail('not_running', { name });
  if (open === 0) return fail('no_connections', { name });
  if (target === 'all')
    return succeed((data, signal) => client.call('server.broadcast', { server: id, data }, signal));
  return succeed((data, signal) => client.call('connection.send', { connection: target, data }, signal));
}
