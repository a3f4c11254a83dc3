import { describe, expect, it } from 'vitest';
import type { ConnectionState } from './connection';
import { canSend, isLive } from './connection-life';

describe('a connection', () => {
  it.each<[ConnectionState, { live: boolean; sends: boolean }]>([
    [{ kind: 'open' }, { live: true, sends: true }],
    [{ kind: 'local-finished' }, { live: true, sends: false }],
    [{ kind: 'peer-finished' }, { live: true, sends: true }],
    [{ kind: 'closing' }, { live: true, sends: false }],
    [{ kind: 'closed' }, { live: false, sends: false }],
    [
      { kind: 'reset', by: 'peer' },
      { live: false, sends: false },
    ],
    [{ kind: 'failed' }, { live: false, sends: false }],
  ])('%o: %o', (state, { live, sends }) => {
    expect(isLive(state)).toBe(live);
    expect(canSend(state)).toBe(sends);
  });
});
