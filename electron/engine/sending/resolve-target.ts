import { fail, succeed, type Outcome } from '../../../shared/errors';
import type { SendTarget } from '../../../shared/model/sending';
import { sendable } from '../sendable';
import type { Workbench } from '../workbench';
import { groupOfRecipients, oneRecipient } from './recipients';
import type { Resolved } from './sendings';

/**
 * Finds whom a target means. `now`: those of a server's connections that are there now, whoever comes later; `then`: those that
 * are there at each message. Fails when nothing can be sent to it, as `connection.send` and `server.broadcast` do.
 */
export function resolveTarget(
  bench: Workbench,
  target: SendTarget,
  group: 'now' | 'then',
): Outcome<Resolved> {
  if (target.kind === 'connection') {
    const found = sendable(bench, target.connection);
    if (!found.ok) return found;
    if (!found.value.canSend) return fail('write_after_close', {});
    const { endpoint } = found.value.snapshot();
    return succeed({ endpoint, recipients: oneRecipient(found.value) });
  }
  const found = bench.server(target.server);
  if (!found.ok) return found;
  const { settings, busy, connections, id } = found.value;
  const { name } = settings;
  const there = connections.live.filter(({ canSend }) => canSend);
  if (there.length === 0) return busy ? fail('no_connections', { name }) : fail('not_running', { name });
  const candidates = group === 'now' ? () => there : () => connections.live;
  return succeed({ endpoint: id, recipients: groupOfRecipients(candidates, name) });
}
