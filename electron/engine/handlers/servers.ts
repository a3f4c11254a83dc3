import type { Handlers } from '../../../shared/dispatch';
import { fail, succeed, type Outcome } from '../../../shared/errors';
import type { Server } from '../server';
import type { Workbench } from '../workbench';
import { givenSettings, moves } from './settings';

type ServerHandlers = Pick<
  Handlers,
  | 'server.add'
  | 'server.configure'
  | 'server.start'
  | 'server.stop'
  | 'server.broadcast'
  | 'connections.window'
>;

/** What only servers can do. */
export function serverHandlers(bench: Workbench): ServerHandlers {
  return {
    'server.add': (params) => {
      const given = givenSettings(params);
      return given.ok ? bench.addServer(given.value) : given;
    },
    'server.configure': ({ server: id, ...params }) => {
      const found = bench.server(id);
      if (!found.ok) return found;
      const given = givenSettings(params);
      if (!given.ok) return given;
      const { settings, busy } = found.value;
      if (busy && moves(given.value, settings)) return fail('endpoint_busy', { name: settings.name });
      found.value.configure({ ...settings, ...given.value });
      return succeed({});
    },
    'server.start': ({ server: id }) => {
      const found = bench.server(id);
      return found.ok ? found.value.start() : found;
    },
    'server.stop': async ({ server: id }) => {
      const found = bench.server(id);
      if (!found.ok) return found;
      await found.value.stop();
      return succeed({});
    },
    'server.broadcast': ({ server: id, data }) => {
      const found = bench.server(id);
      return found.ok ? broadcast(found.value, data) : found;
    },
    'connections.window': ({ server: id, scope, from, count }) => {
      const found = bench.server(id);
      return found.ok ? succeed(found.value.connections.page(scope, from, count)) : found;
    },
  };
}

/**
 * Sends to all, and answers at once: one peer that does not read must not hold up the others. Whom the bytes cannot
 * reach because too much waits for it already is told in the log; only when that is everyone does the call fail.
 */
function broadcast(server: Server, data: Uint8Array): Outcome<{ connections: number; queued: number }> {
  const { name } = server.settings;
  const reachable = server.connections.live.filter((connection) => connection.canSend);
  if (reachable.length === 0)
    return server.busy ? fail('no_connections', { name }) : fail('not_running', { name });
  let connections = 0;
  let queued = 0;
  let refusal: Outcome<never> | null = null;
  for (const connection of reachable) {
    const sent = connection.sendNow(data);
    if (sent.ok) {
      connections += 1;
      queued += sent.value.queued;
    } else {
      connection.note(sent.error);
      refusal = sent;
    }
  }
  return connections === 0 && refusal !== null ? refusal : succeed({ connections, queued });
}
