import { succeed, type Outcome } from '../../../shared/errors';
import type { Endpoint } from '../../../shared/model/endpoint';
import { parseHost, parsePort } from '../../../shared/parse';

/** What a person typed over the endpoint's own settings; null where nothing was typed. */
export interface SettingsDraft {
  readonly host: string | null;
  readonly port: string | null;
}

export const untouched: SettingsDraft = { host: null, port: null };

/** What the Host and Port fields show. A server that listens shows the port it really has. */
export function shownSettings(
  endpoint: Endpoint,
  draft: SettingsDraft,
): { readonly host: string; readonly port: string } {
  if (endpoint.kind === 'server' && endpoint.state.kind === 'listening') {
    return { host: endpoint.host, port: String(endpoint.state.address.port) };
  }
  return { host: draft.host ?? endpoint.host, port: draft.port ?? String(endpoint.port) };
}

/** The settings to start or connect with, out of what the fields show; the first that is wrong is the error. */
export function readSettings(
  kind: Endpoint['kind'],
  shown: { readonly host: string; readonly port: string },
): Outcome<{ readonly host: string; readonly port: number }> {
  const host = parseHost(shown.host);
  if (!host.ok) return host;
  const port = parsePort(shown.port, { allowZero: kind === 'server' });
  if (!port.ok) return port;
  return succeed({ host: host.value, port: port.value });
}
