import { errorOf, type ParleyError } from '../../shared/errors';
import type { ConnectionState } from '../../shared/model/connection';
import type { ConnectionId } from '../../shared/model/ids';

/** Why nothing can be sent on a connection in this state, or `null` when it can. */
export function sendRefusal(state: ConnectionState, id: ConnectionId): ParleyError | null {
  switch (state.kind) {
    case 'open':
    case 'peer-finished':
      return null;
    case 'local-finished':
    case 'closing':
    case 'closed':
      return errorOf('write_after_close', {});
    case 'reset':
      return state.by === 'peer'
        ? errorOf('connection_reset', {})
        : errorOf('not_connected', { name: `#${id}` });
    case 'failed':
      return errorOf('not_connected', { name: `#${id}` });
  }
}
