import { describe, expect, it } from 'vitest';
import type { Connection } from '../../shared/model/connection';
import type { ClientEndpoint } from '../../shared/model/endpoint';
import type { ConnectionId, EndpointId } from '../../shared/model/ids';
import { steadyEndpoint } from './steady-endpoint';
import { clientNamed, serverNamed } from './stubs';

const connection: Connection = {
  id: 3 as ConnectionId,
  endpoint: 1 as EndpointId,
  local: { host: '127.0.0.1', port: 50_000 },
  remote: { host: '127.0.0.1', port: 8_888 },
  state: { kind: 'open' },
  bytesIn: 5,
  bytesOut: 6,
  queued: 0,
  paused: false,
  openedAt: 1,
  closedAt: null,
};
const client: ClientEndpoint = { ...clientNamed(1, 'Client 1'), connection };
const server = serverNamed(2, 'Server 1');

describe('an endpoint', () => {
  it('is as it was while only bytes pass', () => {
    expect(steadyEndpoint(server, { ...server, bytesIn: 9, bytesOut: 9 })).toBe(server);
    const busy = { ...client, bytesIn: 9, connection: { ...connection, bytesIn: 9 } };
    expect(steadyEndpoint(client, busy)).toBe(client);
  });

  it.each([
    { ...server, bytesIn: 9, queued: 1 },
    { ...server, name: 'Other' },
    { ...server, open: 1 },
  ])('is another one when anything else changed: %#', (changed) => {
    expect(steadyEndpoint(server, changed)).toBe(changed);
  });

  it('is another one when its connection is, or does something else', () => {
    const closed: ClientEndpoint = { ...client, connection: { ...connection, state: { kind: 'closed' } } };
    expect(steadyEndpoint(client, closed)).toBe(closed);
    expect(steadyEndpoint(client, { ...client, connection: null })).toMatchObject({ connection: null });
    expect(steadyEndpoint(undefined, client)).toBe(client);
  });
});
