// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { ConnectionState } from '../../../shared/model/connection';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { ClientEndpoint } from '../../../shared/model/endpoint';
import { setStage } from '../../state/stage';
import { clientNamed, serverNamed } from '../../state/stubs';
import { PaneNotes } from './pane-notes';

function connectedIn(state: ConnectionState): ClientEndpoint {
  const address = { host: '127.0.0.1', port: 1 };
  const connection = {
    id: 1 as ConnectionId,
    endpoint: 1 as EndpointId,
    local: address,
    remote: address,
    state,
    bytesIn: 0,
    bytesOut: 0,
    queued: 0,
    paused: false,
    openedAt: 0,
    closedAt: null,
  };
  return { ...clientNamed(1, 'C'), state: { kind: 'connected' }, connection };
}

function listeningOn(host: string): ReturnType<typeof serverNamed> {
  return { ...serverNamed(1, 'S'), state: { kind: 'listening', address: { host, port: 1 }, since: 0 } };
}

describe('pane notes', () => {
  it.each([
    ['a server on all addresses', listeningOn('0.0.0.0'), 'Reachable from the network'],
    ['a server on loopback', listeningOn('127.0.0.1'), ''],
    ['an open connection', connectedIn({ kind: 'open' }), ''],
    ['a peer that finished', connectedIn({ kind: 'peer-finished' }), 'The peer finished sending (FIN)'],
    ['this side finished', connectedIn({ kind: 'local-finished' }), 'You finished sending (FIN)'],
    ['a client at rest', clientNamed(1, 'C'), ''],
  ])('%s', (_name, endpoint, words) => {
    const text = setStage(<PaneNotes endpoint={endpoint} />).place.textContent;
    if (words === '') expect(text).toBe('');
    else expect(text).toContain(words);
  });
});
