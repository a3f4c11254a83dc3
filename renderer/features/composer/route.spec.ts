import { describe, expect, it } from 'vitest';
import { fail, type Outcome } from '../../../shared/errors';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import { clientNamed, serverNamed, stubClient } from '../../state/stubs';
import { clientRoute, serverRoute, type Route } from './route';

const data = new Uint8Array([1]);
const address = { host: '127.0.0.1', port: 8888 };
const connection = {
  id: 3 as ConnectionId,
  endpoint: 1 as EndpointId,
  local: address,
  remote: address,
  state: { kind: 'open' },
  bytesIn: 0,
  bytesOut: 0,
  queued: 0,
  paused: false,
  openedAt: 0,
  closedAt: null,
} as const;
const listening = {
  ...serverNamed(7, 'S'),
  open: 1,
  state: { kind: 'listening', address, since: 0 },
} as const;

function callOf(route: (client: ReturnType<typeof stubClient>) => Outcome<Route>): unknown {
  const client = stubClient();
  const way = route(client);
  if (!way.ok) return way;
  void way.value.send(data, new AbortController().signal);
  return client.calls[0];
}

describe('clientRoute', () => {
  it('sends to the live connection', () => {
    const endpoint = { ...clientNamed(1, 'C'), connection, state: { kind: 'connected' } } as const;
    expect(callOf((client) => clientRoute(client, endpoint))).toEqual({
      method: 'connection.send',
      params: { connection: 3, data },
    });
  });

  it.each([
    ['never connected', clientNamed(1, 'C')],
    ['connected once', { ...clientNamed(1, 'C'), connection }],
  ])('says that a client is not connected: %s', (_name, endpoint) => {
    expect(callOf((client) => clientRoute(client, endpoint))).toEqual(fail('not_connected', { name: 'C' }));
  });
});

describe('serverRoute', () => {
  it('names whom what sends by itself goes to', () => {
    expect(serverRoute(stubClient(), listening, 'all')).toMatchObject({
      value: { target: { kind: 'all', server: 7 } },
    });
    expect(serverRoute(stubClient(), listening, 9 as ConnectionId)).toMatchObject({
      value: { target: { kind: 'connection', connection: 9 } },
    });
  });

  it('sends to all', () => {
    expect(callOf((client) => serverRoute(client, listening, 'all'))).toEqual({
      method: 'server.broadcast',
      params: { server: 7, data },
    });
  });

  it('sends to one', () => {
    expect(callOf((client) => serverRoute(client, listening, 9 as ConnectionId))).toEqual({
      method: 'connection.send',
      params: { connection: 9, data },
    });
  });

  it('says why it cannot', () => {
    expect(callOf((client) => serverRoute(client, serverNamed(7, 'S'), 'all'))).toEqual(
      fail('not_running', { name: 'S' }),
    );
    expect(callOf((client) => serverRoute(client, { ...listening, open: 0 }, 'all'))).toEqual(
      fail('no_connections', { name: 'S' }),
    );
  });
});
