import { describe, expect, it } from 'vitest';
import type { Connection, ConnectionState } from '../../../shared/model/connection';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import { ageWords, pressureWords, shortAge, stateWords } from './connection-words';

const SECOND = 1_000_000;

function connection(changes: Partial<Connection>): Connection {
  return {
    id: 1 as ConnectionId,
    endpoint: 1 as EndpointId,
    local: { host: '127.0.0.1', port: 8888 },
    remote: { host: '127.0.0.1', port: 40_000 },
    state: { kind: 'open' },
    bytesIn: 0,
    bytesOut: 0,
    queued: 0,
    paused: false,
    openedAt: 1_000 * SECOND,
    closedAt: null,
    ...changes,
  };
}

describe('words of a connection', () => {
  it.each<[ConnectionState, string]>([
    [{ kind: 'open' }, 'open'],
    [{ kind: 'local-finished' }, 'we finished (FIN sent)'],
    [{ kind: 'peer-finished' }, 'peer finished'],
    [{ kind: 'closing' }, 'closing'],
    [{ kind: 'closed' }, 'closed'],
    [{ kind: 'reset', by: 'peer' }, 'reset by peer'],
    [{ kind: 'reset', by: 'local' }, 'reset by us'],
    [{ kind: 'failed' }, 'failed'],
  ])('%j', (state, words) => {
    expect(stateWords(state).words).toBe(words);
  });

  it('tell of back-pressure only while there is some', () => {
    expect(pressureWords(connection({}))).toBe('');
    expect(pressureWords(connection({ queued: 2_048 }))).toBe('2 KiB queued');
    expect(pressureWords(connection({ queued: 1, paused: true }))).toBe('1 byte queued, reading paused');
  });

  it('tell the age of a live one in whole seconds, even if the clocks differ a little', () => {
    expect(ageWords(connection({}), 999 * SECOND)).toBe('0 s');
    expect(ageWords(connection({}), 1_004.9 * SECOND)).toBe('4 s');
    expect(ageWords(connection({}), 1_065 * SECOND)).toBe('1 min 5 s');
  });

  it('shorten an age to its first unit', () => {
    expect(['4 s', '573.4 ms', '1 min 5 s', '2 d 4 h'].map(shortAge)).toEqual([
      '4 s',
      '573 ms',
      '1 min',
      '2 d',
    ]);
  });

  it('tell how long one lived that is over', () => {
    const over = connection({ state: { kind: 'closed' }, closedAt: 1_000 * SECOND + 2_500 });
    expect(ageWords(over, 5_000 * SECOND)).toBe('2.5 ms');
  });
});
