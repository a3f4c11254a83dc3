// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { errorOf } from '../../../shared/errors';
import { emptyMessage, openAccess } from '../../../shared/model/defaults';
import type { ConnectionState } from '../../../shared/model/connection';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { ClientEndpoint } from '../../../shared/model/endpoint';
import { setStage } from '../../state/stage';
import { clientNamed, serverNamed } from '../../state/stubs';
import { PaneNotes } from './pane-notes';

const launch = { start: vi.fn(), stop: vi.fn() };

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
    const text = setStage(<PaneNotes endpoint={endpoint} launch={launch} />).place.textContent;
    if (words === '') expect(text).toBe('');
    else expect(text).toContain(words);
  });
});

describe('access of a server', () => {
  it('is visible while it is restricted', () => {
    const access = { ...openAccess, allow: ['127.0.0.1', '::1'], greeting: emptyMessage };
    const { place } = setStage(<PaneNotes endpoint={{ ...serverNamed(1, 'S'), access }} launch={launch} />);
    expect(place.textContent).toBe('Only 2 addresses may connect · Everyone who connects is greeted');
  });
});

describe('a client that waits to connect again', () => {
  it('says when, for which time and why, and can be told to stop or to go on at once', async () => {
    const until = (Date.now() + 60_000) * 1_000;
    const error = errorOf('connection_refused', { host: '127.0.0.1', port: 1 });
    const endpoint = {
      ...clientNamed(1, 'C'),
      state: { kind: 'waiting', until, attempt: 4, error },
    } as const;
    const { place, change, button } = setStage(<PaneNotes endpoint={endpoint} launch={launch} />);
    expect(place.textContent).toMatch(
      /^Connecting again in (1 min|59\.\d s|60\.0 s).*, attempt 4 Nothing accepts/,
    );
    await change(() => button('Stop').click());
    expect(launch.stop).toHaveBeenCalledOnce();
    await change(() => button('Connect now').click());
    expect(launch.start).toHaveBeenCalledOnce();
  });

  it('says that the peer closed where nothing failed', () => {
    const state = { kind: 'waiting', until: 0, attempt: 1, error: null } as const;
    const { place } = setStage(<PaneNotes endpoint={{ ...clientNamed(1, 'C'), state }} launch={launch} />);
    expect(place.textContent).toContain('Connecting again in 0.0 s, attempt 1 The peer closed.');
  });
});
