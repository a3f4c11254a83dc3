import type { Client } from '../../../shared/client';
import type { Outcome } from '../../../shared/errors';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { Responder } from '../../../shared/model/responder';

/** Has an endpoint answer in another way, from its next chunk on. */
export function setResponder(
  client: Client,
  { kind, id }: Endpoint,
  responder: Responder,
): Promise<Outcome<unknown>> {
  return kind === 'server'
    ? client.call('server.configure', { server: id, responder })
    : client.call('client.configure', { client: id, responder });
}
