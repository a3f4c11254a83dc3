import type { ConnectionState } from './connection';

/** True while bytes may still pass in at least one direction. */
export function isLive(state: ConnectionState): boolean {
  return state.kind !== 'closed' && state.kind !== 'reset' && state.kind !== 'failed';
}

/** True while we may still send: no FIN sent, not closed. */
export function canSend(state: ConnectionState): boolean {
  return state.kind === 'open' || state.kind === 'peer-finished';
}
