import { expect, it } from 'vitest';
import { errorOf } from '../../../../shared/errors';
import type { LifecycleEvent } from '../../capture/capture';
import { eventText } from './event-text';

const here = { host: '127.0.0.1', port: 8888 };
const there = { host: '::1', port: 51_234 };

it.each<[LifecycleEvent, string]>([
  [{ kind: 'listening', address: here }, 'on 127.0.0.1:8888'],
  [{ kind: 'stopped' }, ''],
  [{ kind: 'connecting', to: there }, 'to [::1]:51234'],
  [{ kind: 'opened', local: here, remote: there }, 'local 127.0.0.1:8888, peer [::1]:51234'],
  [{ kind: 'half-closed', by: 'peer' }, 'by the peer (FIN)'],
  [{ kind: 'closed', clean: true }, ''],
  [{ kind: 'closed', clean: false }, 'before the peer finished sending'],
  [{ kind: 'reset', by: 'local' }, 'by this side (RST)'],
  [
    { kind: 'refused', remote: there, error: errorOf('too_many_connections', { cap: 2 }) },
    'from [::1]:51234: A connection was refused, because the server already has 2 open.',
  ],
  [{ kind: 'error', error: errorOf('connection_reset', {}) }, 'The peer reset the connection (RST).'],
  [
    { kind: 'gap', since: 0, bytes: 7, records: 2, why: errorOf('disk_full', { path: '/x' }) },
    '7 bytes in 2 chunks were not captured since 1970-01-01T00:00:00.000000Z: The disk that holds /x is full.',
  ],
])('%j', (event, text) => {
  expect(eventText(event)).toBe(text);
});
