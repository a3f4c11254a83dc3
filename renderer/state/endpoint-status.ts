import { formatAddress, isLoopback, type Address } from '../../shared/model/address';
import type { ClientEndpoint, Endpoint, ServerEndpoint } from '../../shared/model/endpoint';
import type { ErrorCode } from '../../shared/errors';

/** How a state looks: at rest, on the way to another state, live, or in trouble. Always beside its words. */
export type StatusTone = 'idle' | 'busy' | 'live' | 'bad';

/** An endpoint's state in words. `address` is what the words end with, for a person to copy. */
export interface EndpointStatus {
  readonly tone: StatusTone;
  readonly text: string;
  readonly address?: string;
}

/** Errors of a connection that was open; any other error means that it never was. */
const endings: ReadonlySet<ErrorCode> = new Set(['connection_reset', 'peer_closed', 'connection_timed_out']);

/** What an endpoint is doing, in the words that the window shows everywhere. */
export function statusOf(endpoint: Endpoint): EndpointStatus {
  return endpoint.kind === 'server' ? serverStatus(endpoint) : clientStatus(endpoint);
}

function serverStatus({ state }: ServerEndpoint): EndpointStatus {
  switch (state.kind) {
    case 'stopped':
      return { tone: 'idle', text: 'Stopped' };
    case 'starting':
      return { tone: 'busy', text: 'Starting…' };
    case 'listening':
      return at('live', 'Listening on', state.address);
    case 'stopping':
      return { tone: 'busy', text: 'Stopping…' };
    case 'failed':
      return { tone: 'bad', text: 'Could not start' };
  }
}

function clientStatus({ state, connection, host, port }: ClientEndpoint): EndpointStatus {
  switch (state.kind) {
    case 'disconnected':
      return { tone: 'idle', text: 'Disconnected' };
    case 'connecting':
      return { tone: 'busy', text: `Connecting to ${formatAddress({ host, port })}…` };
    case 'connected':
      return at('live', 'Connected to', connection?.remote ?? { host, port });
    case 'disconnecting':
      return { tone: 'busy', text: 'Disconnecting…' };
    case 'waiting':
      return { tone: 'busy', text: `Connecting again, attempt ${state.attempt.toLocaleString('en')}` };
    case 'failed':
      return { tone: 'bad', text: endings.has(state.error.code) ? 'Connection lost' : 'Could not connect' };
  }
}

function at(tone: StatusTone, words: string, where: Address): EndpointStatus {
  const address = formatAddress(where);
  return { tone, text: `${words} ${address}`, address };
}

/** `2 connections`, or null for a server that does not listen: the count then says nothing. */
export function connectionsText(server: ServerEndpoint): string | null {
  if (server.state.kind !== 'listening') return null;
  return server.open === 1 ? '1 connection' : `${server.open.toLocaleString('en')} connections`;
}

/** True while other computers may reach the server: a choice that must stay visible. */
export function isReachable(server: ServerEndpoint): boolean {
  return server.state.kind === 'listening' && !isLoopback(server.state.address.host);
}
