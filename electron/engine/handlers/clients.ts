import type { Handlers } from '../../../shared/dispatch';
import { fail, succeed } from '../../../shared/errors';
import type { Workbench } from '../workbench';
import { dialable, givenSettings, moves } from './settings';

type ClientHandlers = Pick<
  Handlers,
  'client.add' | 'client.configure' | 'client.connect' | 'client.disconnect'
>;

/** What only clients can do. */
export function clientHandlers(bench: Workbench): ClientHandlers {
  return {
    'client.add': (params) => {
      const given = givenSettings(params);
      if (!given.ok) return given;
      const wanted = dialable(given.value);
      return wanted.ok ? bench.addClient(wanted.value) : wanted;
    },
    'client.configure': ({ client: id, ...params }) => {
      const found = bench.client(id);
      if (!found.ok) return found;
      const given = givenSettings(params);
      if (!given.ok) return given;
      const wanted = dialable(given.value);
      if (!wanted.ok) return wanted;
      const { settings, busy } = found.value;
      if (busy && moves(wanted.value, settings)) return fail('endpoint_busy', { name: settings.name });
      found.value.configure({ ...settings, ...wanted.value });
      return succeed({});
    },
    'client.connect': ({ client: id }) => {
      const found = bench.client(id);
      return found.ok ? found.value.connect() : found;
    },
    'client.disconnect': async ({ client: id }) => {
      const found = bench.client(id);
      if (!found.ok) return found;
      await found.value.disconnect('patient');
      return succeed({});
    },
  };
}
