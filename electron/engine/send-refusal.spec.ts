import { expect, it } from 'vitest';
import type { ConnectionId } from '../../shared/model/ids';
import type { ConnectionState } from '../../shared/model/connection';
import { sendRefusal } from './send-refusal';

it.each<[ConnectionState, string | null]>([
  [{ kind: 'open' }, null],
  [{ kind: 'peer-finished' }, null],
  [{ kind: 'local-finished' }, 'write_after_close'],
  [{ kind: 'closing' }, 'write_after_close'],
  [{ kind: 'closed' }, 'write_after_close'],
  [{ kind: 'reset', by: 'peer' }, 'connection_reset'],
  [{ kind: 'reset', by: 'local' }, 'not_connected'],
  [{ kind: 'failed' }, 'not_connected'],
])('says why nothing can be sent in state %j', (state, code) => {
  expect(sendRefusal(state, 7 as ConnectionId)?.code ?? null).toBe(code);
});
