import { fail, succeed, type Outcome } from '../../shared/errors';
import type { EndpointId } from '../../shared/model/ids';
import type { KeptWorkbench } from '../../shared/model/kept';
import { Client } from './client';
import { ConnectionRegistry } from './connections';
import type { Context } from './context';
import { configured, keptEndpoint, type Configured } from './kept/kept-endpoints';
import { copyName, FIRST_PORT, freshName, freshPort } from './naming';
import { Server } from './server';
import { plainClient, plainServer, type ClientSettings, type ServerSettings } from './settings';

/** A server or a client that runs or may run. */
export type LiveEndpoint = Server | Client;

type Made = Outcome<{ id: EndpointId }>;

const LOOPBACK = '127.0.0.1';

/** All endpoints and connections of one engine. */
export class Workbench {
  readonly context: Context;
  readonly connections = new ConnectionRegistry();
  readonly #endpoints = new Map<EndpointId, LiveEndpoint>();
  #lastId = 0;

  constructor(context: Context) {
    this.context = context;
    let { stalled } = context.capture;
    context.capture.onState(() => {
      if (context.capture.stalled === stalled) return;
      ({ stalled } = context.capture);
      for (const { connections } of this.endpoints)
        for (const connection of [...connections.live]) connection.stallChanged();
    });
  }

  /** Brings back the endpoints of an earlier run, at rest. Only into an empty workbench. */
  restore({ lastId, endpoints }: KeptWorkbench): void {
    for (const kept of endpoints) this.#endpoints.set(kept.id, this.#live(configured(kept)));
    this.#lastId = endpoints.reduce((last, { id }) => Math.max(last, id), lastId);
    this.context.changes.endpointChanged();
    this.#describe();
  }

  /** What a later run needs to bring the endpoints back. */
  kept(): KeptWorkbench {
    return { lastId: this.#lastId, endpoints: this.endpoints.map(keptEndpoint) };
  }

  /** All endpoints in the order in which they were added. */
  get endpoints(): readonly LiveEndpoint[] {
    return [...this.#endpoints.values()];
  }

  endpoint(id: EndpointId): Outcome<LiveEndpoint> {
    const found = this.#endpoints.get(id);
    return found === undefined ? fail('not_found', { what: 'endpoint', id }) : succeed(found);
  }

  server(id: EndpointId): Outcome<Server> {
    const found = this.endpoint(id);
    if (!found.ok) return found;
    return found.value.kind === 'server'
      ? succeed(found.value)
      : fail('wrong_kind', { id, wanted: 'server' });
  }

  client(id: EndpointId): Outcome<Client> {
    const found = this.endpoint(id);
    if (!found.ok) return found;
    return found.value.kind === 'client'
      ? succeed(found.value)
      : fail('wrong_kind', { id, wanted: 'client' });
  }

  /** Adds a server. What is not given is chosen so that it fits beside the others: a name and a port of its own. */
  addServer(wanted: Partial<ServerSettings>): Made {
    const settings = {
      ...plainServer,
      name: freshName('Server', this.#names()),
      host: LOOPBACK,
      port: freshPort(FIRST_PORT, this.#serverPorts()),
      ...wanted,
    };
    return this.#add((id) => ({ kind: 'server', id, settings }));
  }

  /** Adds a client. Unless told otherwise it dials the first server of the workbench. */
  addClient(wanted: Partial<ClientSettings>): Made {
    const settings = {
      ...plainClient,
      name: freshName('Client', this.#names()),
      host: LOOPBACK,
      port: this.#firstServerPort(),
      ...wanted,
    };
    return this.#add((id) => ({ kind: 'client', id, settings }));
  }

  /** Adds an endpoint with the same settings under a name of its own; a server also moves to a port of its own. */
  duplicate(original: LiveEndpoint): Made {
    const name = copyName(original.settings.name, this.#names());
    if (original.kind === 'client') return this.addClient({ ...original.settings, name });
    const { port } = original.settings;
    const free = port === 0 ? 0 : freshPort(port, this.#serverPorts());
    return this.addServer({ ...original.settings, name, port: free });
  }

  /** Gives an endpoint another name. */
  rename(endpoint: LiveEndpoint, name: string): void {
    if (endpoint.kind === 'server') endpoint.configure({ ...endpoint.settings, name });
    else endpoint.configure({ ...endpoint.settings, name });
    this.#describe();
  }

  /** Forgets an endpoint that is not busy, and its connections. Its records stay in the capture. */
  remove(endpoint: LiveEndpoint): void {
    this.#endpoints.delete(endpoint.id);
    endpoint.connections.clear();
    this.context.meters.forget(endpoint.id);
    this.context.sendings.forgetAll(endpoint.id);
    this.context.history.forget(endpoint.id);
    this.context.changes.connectionChanged();
    this.context.settingsChanged();
    this.#describe();
  }

  #add(make: (id: EndpointId) => Configured): Made {
    const cap = this.context.limits.maxEndpoints;
    if (this.#endpoints.size >= cap) return fail('too_many_endpoints', { cap });
    this.#lastId += 1;
    const id = this.#lastId as EndpointId;
    this.#endpoints.set(id, this.#live(make(id)));
    this.context.changes.endpointChanged();
    this.context.settingsChanged();
    this.#describe();
    return succeed({ id });
  }

  #live({ kind, id, settings }: Configured): LiveEndpoint {
    return kind === 'server'
      ? new Server(id, settings, this.connections, this.context)
      : new Client(id, settings, this.connections, this.context);
  }

  /** Whoever opens the capture later knows endpoints by these names. */
  #describe(): void {
    this.context.capture.describe(
      this.endpoints.map(({ id, kind, settings }) => ({ id, kind, name: settings.name })),
    );
  }

  #names(): ReadonlySet<string> {
    return new Set(this.endpoints.map(({ settings }) => settings.name));
  }

  #serverPorts(): ReadonlySet<number> {
    return new Set(
      this.endpoints.filter(({ kind }) => kind === 'server').map(({ settings }) => settings.port),
    );
  }

  #firstServerPort(): number {
    const server = this.endpoints.find((endpoint) => endpoint.kind === 'server');
    if (server === undefined) return FIRST_PORT;
    const { port, state } = server.snapshot();
    const bound = state.kind === 'listening' ? state.address.port : port;
    return bound === 0 ? FIRST_PORT : bound;
  }
}
