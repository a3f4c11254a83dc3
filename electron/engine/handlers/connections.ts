import type { Handlers } from '../../../shared/dispatch';
import { fail, succeed } from '../../../shared/errors';
import { TcpConnection } from '../connection';
import { sendable } from '../sendable';
import type { Workbench } from '../workbench';

type ConnectionHandlers = Pick<
  Handlers,
  'connection.send' | 'connection.finish' | 'connection.close' | 'connection.reset'
>;

/** What can be done with one connection, of a server or of a client. */
export function connectionHandlers(bench: Workbench): ConnectionHandlers {
  return {
    'connection.send': ({ connection: id, data }) => {
      const found = sendable(bench, id);
      return found.ok ? found.value.send(data) : found;
    },
    'connection.finish': ({ connection: id }) => {
      const found = sendable(bench, id);
      return found.ok ? found.value.finish() : found;
    },
    'connection.close': async ({ connection: id }) => {
      const found = bench.connections.get(id);
      if (found === undefined) return fail('not_found', { what: 'connection', id });
      if (found instanceof TcpConnection) await found.close('patient');
      return succeed({});
    },
    'connection.reset': ({ connection: id }) => {
      const found = bench.connections.get(id);
      if (found === undefined) return fail('not_found', { what: 'connection', id });
      if (found instanceof TcpConnection) found.reset();
      return succeed({});
    },
  };
}
