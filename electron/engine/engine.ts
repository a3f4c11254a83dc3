import { randomUUID } from 'node:crypto';
import type { Handlers, IncidentSink } from '../../shared/dispatch';
import { fail, succeed } from '../../shared/errors';
import * as bounds from '../../shared/limits';
import type { Notice } from '../../shared/model/notice';
import { Rounds } from './answering/rounds';
import { BlockCache } from './capture/block-cache';
import { openLiveCapture, type LiveCaptureOptions } from './capture/live-capture';
import { createNotifier, type Notifier } from './capture/notifier';
import type { CaptureFinder, Captures } from './captures/captures';
import { createCaptures } from './captures/create-captures';
import { Changes } from './changes';
import { systemClock, type Clock } from './clock';
import type { Context, EngineLimits } from './context';
import { createExports } from './exports/create-exports';
import { createRecordings } from './exports/create-recordings';
import type { Download, Outlet } from './exports/exports';
import { createFilters } from './filters/create-filters';
import type { Filters } from './filters/filters';
import { History } from './history/history';
import { createFramings } from './framing/create-framings';
import type { Framings } from './framing/framings';
import { answeringHandlers } from './handlers/answering';
import { captureHandlers } from './handlers/captures';
import { clientHandlers } from './handlers/clients';
import { connectionHandlers } from './handlers/connections';
import { endpointHandlers } from './handlers/endpoints';
import { exportHandlers } from './handlers/exports';
import { filterHandlers } from './handlers/filters';
import { framingHandlers } from './handlers/framing';
import { libraryHandlers } from './handlers/library';
import { rowHandlers } from './handlers/rows';
import { sendingHandlers } from './handlers/sending';
import { serverHandlers } from './handlers/servers';
import { openKept, type Kept } from './kept/open-kept';
import { Library } from './library/library';
import { systemLookup } from './resolve-host';
import { createSendings } from './sending/create-sendings';
import { shutDown } from './shutdown';
import type { Lookup } from './socket-runner';
import { createMeters } from './statistics/meters';
import { Workbench } from './workbench';

/** What a run needs, and what it may have otherwise than usual. */
export interface EngineOptions extends Partial<EngineLimits> {
  /** Folder of all captures; made when it is missing. */
  readonly folder: string;
  /** Folder of the endpoints, saved messages and histories that are kept between runs; without it nothing is. */
  readonly settings?: string;
  /** Folder of the built threads, as a `file:` URL that ends in `/`. */
  readonly threads: URL;
  readonly outlet: Outlet;
  readonly clock?: Clock;
  /** How the capture of this run is made otherwise than usual. */
  readonly capture?: Partial<LiveCaptureOptions>;
  readonly lookup?: Lookup;
  readonly noticeIntervalMs?: number;
  /** Told of defects in what runs without a caller. */
  readonly report?: IncidentSink;
  /** The program's version, as `workbench.snapshot` tells it. */
  readonly version?: string;
  /** Begins with one server and one client where no earlier run kept its endpoints, which is the default. */
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
  /** The file of an export that a browser fetches with its key, once; `null` when there is none (any more). */
  download(key: string): Download | null;
  /**
   * Ends all sockets within `limits.SHUTDOWN_MS`, and the files within `limits.CAPTURE_CLOSE_MS` more; the ports are free
   * afterwards, and calls fail as `shutting_down`.
   */
  shutdown(): Promise<void>;
}

/** Makes an engine. Nothing listens or connects until it is asked to. */
export function createEngine(options: EngineOptions): Engine {
  const clock = options.clock ?? systemClock;
  const changes = new Changes();
  const problemsChanged = (): void => changes.endpointChanged();
  const kept = openKept({ folder: options.settings ?? null, clock, problemsChanged });
  const library = new Library({ keeper: kept.library, changed: () => changes.taskChanged() });
  const context: Context = {
    ...contextOf(options, clock, changes, kept),
    history: new History(kept.history, new Set(kept.workbench.initial?.endpoints.map(({ id }) => id))),
    settingsChanged: () => kept.workbench.changed(() => bench.kept()),
  };
  const { capture, captures, framings } = context;
  const find = finderOf(captures, framings);
  const { threads } = options;
  const filters = createFilters({ captures: find, changes, threads, report: context.report });
  const bench = new Workbench(context);
  const run = randomUUID();
  if (kept.workbench.initial !== null) bench.restore(kept.workbench.initial);
  else if (options.firstRun ?? true) {
    bench.addServer({});
    bench.addClient({});
  }
  const shared = {
    'workbench.snapshot': () =>
      succeed({
        run,
        version: options.version ?? 'development',
        endpoints: changes.endpoints,
        list: bench.endpoints.map((endpoint) => endpoint.snapshot()),
        problems: [...kept.problems()],
      }),
    ...endpointHandlers(bench),
    ...serverHandlers(bench),
    ...clientHandlers(bench),
    ...connectionHandlers(bench),
    ...captureHandlers(context),
    ...answeringHandlers(bench),
    ...libraryHandlers(library, bench),
  } satisfies Partial<Handlers>;
  let ending: Promise<void> | null = null;

  return {
    open(send) {
      const notifier = createNotifier({
        read: () => ({
          endpoints: changes.endpoints,
          connections: changes.connections,
          tasks: changes.tasks,
          rows: capture.status(),
        }),
        send,
        intervalMs: options.noticeIntervalMs ?? bounds.NOTICE_INTERVAL_MS,
      });
      const unsubscribe = changes.subscribe(() => notifier.changed());
      const own = filters.session();
      const feeds = context.sendings.session();
      const frames = framings.session();
      // Whoever joins later must learn at once what has been captured so far.
      notifier.changed();
      return {
        handlers: guarded(
          {
            ...shared,
            ...rowHandlers(find, own),
            ...framingHandlers(frames),
            ...filterHandlers(own),
            ...exportHandlers(bench, own),
            ...sendingHandlers(bench, feeds),
            ...noticeHandlers(notifier),
          },
          () => ending !== null,
        ),
        dispose: () => {
          unsubscribe();
          own.dispose();
          feeds.dispose();
          frames.dispose();
          notifier.dispose();
        },
      };
    },
    download: (key) => context.exports.download(key),
    shutdown: () => (ending ??= endAll(bench, filters, kept)),
  };
}

/** The sockets first: what happens to them is still captured, and recorded. */
async function endAll(bench: Workbench, filters: Filters, kept: Kept): Promise<void> {
  const { capture, captures, framings, exports, recordings, sendings, meters } = bench.context;
  sendings.dispose();
  await shutDown(bench);
  meters.dispose();
  // Beside all else: a slow disk must not take the time of both one after the other.
  const settings = kept.close();
  await Promise.all([filters.dispose(), framings.dispose(), exports.dispose(), recordings.dispose()]);
  await captures.dispose();
  await capture.close();
  await settings;
}

/** Captures and framed views are read under numbers of one kind. */
function finderOf(captures: Captures, framings: Framings): CaptureFinder {
  return { get: (id) => captures.get(id) ?? framings.get(id) };
}

function contextOf(
  options: EngineOptions,
  clock: Clock,
  changes: Changes,
  kept: Kept,
): Omit<Context, 'history' | 'settingsChanged'> {
  const { folder, threads, outlet } = options;
  const report = options.report ?? (() => undefined);
  const program = `Parley ${options.version ?? 'development'}`;
  const cache = new BlockCache();
  const capture = openLiveCapture({ folder, clock, program, cache, ...options.capture });
  capture.onState(() => changes.taskChanged());
  const captures = createCaptures({ folder, clock, live: capture, changes, cache, keeper: kept.captures });
  const framings = createFramings({ captures, changes, clock, threads, report });
  const find = finderOf(captures, framings);
  return {
    clock,
    capture,
    captures,
    framings,
    exports: createExports({ find, captures, changes, program, threads, outlet, report }),
    sendings: createSendings({ clock, capture, changes }),
    meters: createMeters(clock),
    rounds: new Rounds(),
    recordings: createRecordings({ capture, changes, program, threads, outlet, report }),
    lookup: options.lookup ?? systemLookup,
    changes,
    report,
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
