import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Sending, SendingId } from '../../../shared/model/sending';

/** Something that sends by itself, as specs want it. */
export function sendingOf(parts: Partial<Sending>): Sending {
  return {
    id: 1 as SendingId,
    endpoint: 1 as EndpointId,
    what: 'repeat',
    name: 'ping',
    target: { kind: 'connection', connection: 3 as ConnectionId },
    progress: { kind: 'running' },
    bytes: 0,
    sends: 0,
    of: null,
    failures: 0,
    lateness: null,
    ...parts,
  };
}
