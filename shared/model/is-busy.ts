import type { Endpoint } from './endpoint';

/** True while the endpoint holds a socket: its host and port cannot change, and removing it wants a question first. */
export function isBusy(of: Endpoint): boolean {
  const kind = of.state.kind;
  return kind !== 'stopped' && kind !== 'disconnected' && kind !== 'failed';
}
