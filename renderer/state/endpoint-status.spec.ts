import { describe, expect, it } from 'vitest';
import { errorOf } from '../../shared/errors';
import type { ClientState, ServerState } from '../../shared/model/endpoint';
import { connectionsText, isReachable, statusOf } from './endpoint-status';
import { clientNamed, serverNamed } from './stubs';

const address = { host: '127.0.0.1', port: 8888 };

describe('statusOf', () => {
  it.each<[ServerState, string, string]>([
    [{ kind: 'stopped' }, 'idle', 'Stopped'],
    [{ kind: 'starting' }, 'busy', 'Starting…'],
    [{ kind: 'listening', address, since: 0 }, 'live', 'Listening on 127.0.0.1:8888'],
    [{ kind: 'listening', address: { host: '::1', port: 80 }, since: 0 }, 'live', 'Listening on [::1]:80'],
    [{ kind: 'stopping' }, 'busy', 'Stopping…'],
    [{ kind: 'failed', error: errorOf('port_in_use', address) }, 'bad', 'Could not start'],
  ])('a server that is %o', (state, tone, text) => {
    expect(statusOf({ ...serverNamed(1, 'S'), state })).toMatchObject({ tone, text });
  });

  it.each<[ClientState, string, string]>([
    [{ kind: 'disconnected' }, 'idle', 'Disconnected'],
    [{ kind: 'connecting', since: 0 }, 'busy', 'Connecting to 127.0.0.1:8888…'],
    [{ kind: 'connected' }, 'live', 'Connected to 127.0.0.1:8888'],
    [{ kind: 'disconnecting' }, 'busy', 'Disconnecting…'],
    [{ kind: 'failed', error: errorOf('connection_refused', address) }, 'bad', 'Could not connect'],
    [{ kind: 'failed', error: errorOf('connection_reset', {}) }, 'bad', 'Connection lost'],
  ])('a client that is %o', (state, tone, text) => {
    expect(statusOf({ ...clientNamed(1, 'C'), state })).toMatchObject({ tone, text });
  });

  it('gives the address to copy where there is one', () => {
    const listening = { ...serverNamed(1, 'S'), state: { kind: 'listening', address, since: 0 } } as const;
    expect(statusOf(listening).address).toBe('127.0.0.1:8888');
    expect(statusOf(serverNamed(1, 'S')).address).toBeUndefined();
  });
});

describe('connectionsText', () => {
  it.each([
    [0, '0 connections'],
    [1, '1 connection'],
    [2, '2 connections'],
    [10_000, '10,000 connections'],
  ])('%i open', (open, text) => {
    expect(
      connectionsText({ ...serverNamed(1, 'S'), open, state: { kind: 'listening', address, since: 0 } }),
    ).toBe(text);
  });

  it('says nothing of a server that does not listen', () => {
    expect(connectionsText(serverNamed(1, 'S'))).toBeNull();
  });
});

describe('isReachable', () => {
  it.each([
    ['127.0.0.1', false],
    ['::1', false],
    ['0.0.0.0', true],
    ['::', true],
    ['192.168.1.5', true],
  ])('listening on %s: %s', (host, reachable) => {
    const state = { kind: 'listening', address: { host, port: 1 }, since: 0 } as const;
    expect(isReachable({ ...serverNamed(1, 'S'), state })).toBe(reachable);
  });

  it('is false while it does not listen', () => {
    expect(isReachable({ ...serverNamed(1, 'S'), host: '0.0.0.0' })).toBe(false);
  });
});
