import type { Client } from '../../../shared/client';
import type { Outcome } from '../../../shared/errors';
import type { Endpoint } from '../../../shared/model/endpoint';

/** Settings that were read out of the fields. */
interface Settings {
  readonly host: string;
  readonly port: number;
}

/** Configures the endpoint, then starts or connects it. Ends at the first failure. */
export async function launch(
  client: Client,
  { kind, id }: Endpoint,
  settings: Settings,
): Promise<Outcome<unknown>> {
  const configured =
    kind === 'server'
      ? await client.call('server.configure', { server: id, ...settings })
      : await client.call('client.configure', { client: id, ...settings });
  if (!configured.ok) return configured;
  return kind === 'server'
    ? client.call('server.start', { server: id })
    : client.call('client.connect', { client: id });
}

/** Stops the server, or disconnects the client or cancels its connect. */
export function halt(client: Client, { kind, id }: Endpoint): Promise<Outcome<unknown>> {
  return kind === 'server'
    ? client.call('server.stop', { server: id })
    : client.call('client.disconnect', { client: id });
}
