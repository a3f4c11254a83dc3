import type { Handlers } from '../../../shared/dispatch';
import { fail, succeed } from '../../../shared/errors';
import type { Workbench } from '../workbench';

type EndpointHandlers = Pick<
  Handlers,
  'endpoint.rename' | 'endpoint.prefer' | 'endpoint.duplicate' | 'endpoint.remove'
>;

/** What servers and clients have in common. */
export function endpointHandlers(bench: Workbench): EndpointHandlers {
  return {
    'endpoint.rename': ({ endpoint: id, name }) => {
      const found = bench.endpoint(id);
      if (!found.ok) return found;
      bench.rename(found.value, name);
      return succeed({});
    },
    'endpoint.prefer': ({ endpoint: id, composing, reading }) => {
      const found = bench.endpoint(id);
      if (!found.ok) return found;
      const preferred = { ...(composing && { composing }), ...(reading && { reading }) };
      const endpoint = found.value;
      if (endpoint.kind === 'server') endpoint.configure({ ...endpoint.settings, ...preferred });
      else endpoint.configure({ ...endpoint.settings, ...preferred });
      return succeed({});
    },
    'endpoint.duplicate': ({ endpoint: id }) => {
      const found = bench.endpoint(id);
      return found.ok ? bench.duplicate(found.value) : found;
    },
    'endpoint.remove': async ({ endpoint: id, force }) => {
      const found = bench.endpoint(id);
      if (!found.ok) return found;
      const endpoint = found.value;
      if (endpoint.busy && !force) return fail('endpoint_busy', { name: endpoint.settings.name });
      // Another window may start it again while it stops; nothing may listen for an endpoint that is gone.
      while (endpoint.busy)
        await (endpoint.kind === 'server' ? endpoint.stop() : endpoint.disconnect('strict'));
      // Nobody could stop the recording of an endpoint that is gone.
      await bench.context.recordings.stop(id);
      bench.remove(endpoint);
      return succeed({});
    },
  };
}
