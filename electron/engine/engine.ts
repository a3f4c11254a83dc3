import { randomUUID } from 'node:crypto';
import type { Handlers, IncidentSink } from '../../shared/dispatch';
import { fail, succeed } from '../../shared/errors';
import * as bounds from '../../shared/limits';
import type { Notice } from '../../shared/model/notice';
import type { Capture } from './capture/capture';
import { createMemoryCapture } from './capture/memory-capture';
import { createNotifier, type Notifier } from './capture/notifier';
import { Changes } from './changes';
import { systemClock, type Clock } from './clock';
import type { Context, EngineLimits } from './context';
import { clientHandlers } from './handlers/clients';
import { connectionHandlers } from './handlers/connections';
import { endpointHandlers } from './handlers/endpoints';
import { rowHandlers } from './handlers/rows';
import { serverHandlers } from './handlers/servers';
import { systemLookup } from './resolve-host';
import { shutDown } from './shutdown';
import type { Lookup } from './socket-runner';
import { Workbench } from './workbench';

/** What a run may have otherwise than usual. */
export interface EngineOptions extends Partial<EngineLimits> {
  readonly clock?: Clock;
  readonly capture?: Capture;
  readonly lookup?: Lookup;
  readonly noticeIntervalMs?: number;
  /** Told of defects in what runs without a caller. */
  readonly report?: IncidentSink;
  /** The program's version, as `workbench.snapshot` tells it. */
  readonly version?: string;
  /** Begins with one server and one client, which is the default. */
  readonly firstRun?: boolean;
}

/** One subscriber: a window or a WebSocket. */
export interface Session {
  /** For `dispatch`: the contract's methods, with this subscriber's own `notice.ack`. */
  readonly handlers: Handlers;
  /** Ends the notices to this subscriber. Endpoints and connections go on. */
  dispose(): void;
}

/** Everything about TCP and the capture, without a window. */
export interface Engine {
  /** Adds a subscriber, which is told through `send` that something changed. */
  open(send: (notice: Notice) => void): Session;
  /** Ends everything within `limits.SHUTDOWN_MS`; the ports are free afterwards, and calls fail as `shutting_down`. */
  shutdown(): Promise<void>;
}

/** Makes an engine. Nothing listens or connects until it is asked to. */
export function createEngine(options: EngineOptions = {}): Engine {
  const context = contextOf(options);
  const { changes, capture } = context;
  const bench = new Workbench(context);
  const run = randomUUID();
  if (options.firstRun ?? true) {
    bench.addServer({});
    bench.addClient({});
  }
  const shared: Omit<Handlers, 'notice.ack'> = {
    'workbench.snapshot': () =>
      succeed({
        run,
        version: options.version ?? 'development',
        endpoints: changes.endpoints,
        list: bench.endpoints.map((endpoint) => endpoint.snapshot()),
      }),
    ...endpointHandlers(bench),
    ...serverHandlers(bench),
    ...clientHandlers(bench),
    ...connectionHandlers(bench),
    ...rowHandlers(bench),
  };
  let ending: Promise<void> | null = null;

  return {
    open(send) {
      const notifier = createNotifier({
        read: () => ({
          endpoints: changes.endpoints,
          connections: changes.connections,
          rows: capture.status(),
        }),
        send,
        intervalMs: options.noticeIntervalMs ?? bounds.NOTICE_INTERVAL_MS,
      });
      const unsubscribe = changes.subscribe(() => notifier.changed());
      // Whoever joins later must learn at once what has been captured so far.
      notifier.changed();
      return {
        handlers: guarded({ ...shared, ...noticeHandlers(notifier) }, () => ending !== null),
        dispose: () => {
          unsubscribe();
          notifier.dispose();
        },
      };
    },
    shutdown: () => (ending ??= shutDown(bench)),
  };
}

function contextOf(options: EngineOptions): Context {
  return {
    clock: options.clock ?? systemClock,
    capture: options.capture ?? createMemoryCapture(),
    lookup: options.lookup ?? systemLookup,
    changes: new Changes(),
    report: options.report ?? (() => undefined),
    limits: {
      maxEndpoints: options.maxEndpoints ?? bounds.MAX_ENDPOINTS,
      maxConnections: options.maxConnections ?? bounds.MAX_CONNECTIONS,
      maxClosedConnections: options.maxClosedConnections ?? bounds.MAX_CLOSED_CONNECTIONS,
      connectTimeoutMs: options.connectTimeoutMs ?? bounds.CONNECT_TIMEOUT_MS,
      closeGraceMs: options.closeGraceMs ?? bounds.CLOSE_GRACE_MS,
      shutdownMs: options.shutdownMs ?? bounds.SHUTDOWN_MS,
      sendQueueCapBytes: options.sendQueueCapBytes ?? bounds.SEND_QUEUE_CAP_BYTES,
      sendHighWaterBytes: options.sendHighWaterBytes ?? bounds.SEND_HIGH_WATER_BYTES,
    },
  };
}

function noticeHandlers(notifier: Notifier): Pick<Handlers, 'notice.ack'> {
  return {
    'notice.ack': ({ revision }) => {
      notifier.ack(revision);
      return succeed({});
    },
  };
}

/** Every handler refuses once the engine is ending: attached here, so that no new method can forget it. */
function guarded(handlers: Handlers, isEnding: () => boolean): Handlers {
  const entries = Object.entries(handlers).map(([method, handler]) => [
    method,
    (params: never) =>
      isEnding() ? fail('shutting_down', {}) : (handler as (params: never) => unknown)(params),
  ]);
  return Object.fromEntries(entries) as Handlers;
}
