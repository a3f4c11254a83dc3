import { randomBytes } from 'node:crypto';
import type { IncidentSink } from '../../../shared/dispatch';
import type { Params } from '../../../shared/contract';
import { fail, succeed, type Outcome } from '../../../shared/errors';
import { EXPORTS_KEPT, MAX_EXPORTS } from '../../../shared/limits';
import { recordOf } from '../../../shared/framing/framed-seq';
import type { ExportId } from '../../../shared/model/export';
import type { ReadableCapture, RowSource } from '../capture/capture';
import type { CaptureFinder, Captures } from '../captures/captures';
import type { Changes } from '../changes';
import { systemClock } from '../clock';
import { awaitExtent } from './await-extent';
import { exportToDownload, type DownloadTask } from './download-export';
import type { ExportTask, TaskSetup } from './export-task';
import type { Exports, Outlet } from './exports';
import { exportToFile } from './file-export';
import { fileFacts } from './file-facts';
import { fileFormat } from './formats/registry';
import type { ExportJob } from './job';
import { recordRange, recordsOfFrames } from './records-of-frames';
import { gatherRows, rangeOf } from './select-rows';
import { suggestName } from './suggestion';

/** What exports need of their engine. */
export interface ExportsOptions {
  /** Finds captures and framed views of them; `captures` lists them. */
  readonly find: CaptureFinder;
  readonly captures: Pick<Captures, 'list'>;
  readonly changes: Changes;
  /** Name and version of this program, for files that say what wrote them. */
  readonly program: string;
  /** Folder of the built threads. */
  readonly threads: URL;
  readonly outlet: Outlet;
  /** Told of defects in a thread. */
  readonly report: IncidentSink;
}

type Request = Params<'export.start'>;

/** The path under which the browser host serves downloads, relative to the page. */
export const DOWNLOAD_PATH = 'export/';
/** 256 bits: nobody guesses the path of somebody else's download. */
const KEY_BYTES = 32;

/** The exports of one engine; each one that runs has a thread. */
export function createExports(options: ExportsOptions): Exports {
  const { find, captures, changes, threads, outlet, report } = options;
  const tasks = new Map<ExportId, ExportTask>();
  const offers = new Map<
    string,
    { readonly task: DownloadTask; readonly name: string; readonly type: string }
  >();
  /** Exports that are about to start: their file is being chosen, or their rows gathered. */
  let starting = 0;
  let lastId = 0;

  /** Packets are made of what sockets saw: of a framed view, the records that its frames are in are exported. */
  async function begin(request: Request, capture: ReadableCapture, rows: RowSource | null) {
    const { framed } = capture;
    if (framed === undefined || request.format.kind !== 'pcapng') return start(request, capture, rows);
    const records = rows === null ? null : await recordsOfFrames(framed, rows);
    return start({ ...request, ...recordRange(framed, request) }, framed.of, records);
  }

  async function start(request: Request, capture: ReadableCapture, rows: RowSource | null) {
    const range = rangeOf(rows ?? capture.source(request), request.from, request.to);
    if (range === null) return fail('nothing_to_export', {});
    const name = await nameOf(request, capture);
    const path = outlet.kind === 'dialog' ? await outlet.choose(name) : null;
    if (outlet.kind === 'dialog' && path === null) return succeed({ kind: 'cancelled' as const });
    const job = await jobOf(request, capture, rows, range);
    lastId += 1;
    const id = lastId as ExportId;
    const setup: TaskSetup = { id, threads, report, changed: () => changes.taskChanged() };
    if (path !== null) {
      keep(id, exportToFile(setup, path, job));
      return succeed({ kind: 'started' as const, export: id, download: null });
    }
    const task = exportToDownload(setup, job);
    keep(id, task);
    const key = randomBytes(KEY_BYTES).toString('base64url');
    offers.set(key, { task, name, type: fileFormat(request.format).type });
    return succeed({ kind: 'started' as const, export: id, download: DOWNLOAD_PATH + key });
  }

  /** What the thread is told. The rows are those that there are now: none joins that comes while they are gathered. */
  async function jobOf(
    request: Request,
    capture: ReadableCapture,
    rows: RowSource | null,
    { first, last }: { readonly first: number; readonly last: number },
  ): Promise<Omit<ExportJob, 'target'>> {
    const { framed } = capture;
    const extent = await awaitExtent(capture, framed === undefined ? last : recordOf(last));
    const { endpoint, connection, from, to, format } = request;
    return {
      kind: 'export',
      folder: extent.folder,
      first: extent.first,
      next: extent.next,
      format,
      framed: framed === undefined ? null : { ...extent, framing: framed.framing },
      selection: {
        view: { endpoint, connection },
        from: first,
        to: last + 1,
        rows: rows === null ? null : await gatherRows(rows, first, last),
      },
      facts: fileFacts(options.program, capture.endpoints(), rows === null && from === null && to === null),
    };
  }

  async function nameOf(request: Request, capture: ReadableCapture): Promise<string> {
    const { extension } = fileFormat(request.format);
    const now = systemClock();
    if (request.endpoint === null) {
      const { opened } = await captures.list();
      const number = capture.framed?.of.id ?? capture.id;
      const saved = opened.find(({ id }) => id === number)?.name;
      return suggestName(saved === undefined ? 'Parley' : `Capture ${saved}`, now, extension);
    }
    const known = capture.endpoints().find(({ id }) => id === request.endpoint);
    const endpoint = known?.name ?? `Endpoint ${request.endpoint}`;
    const place = request.connection === null ? '' : ` connection ${request.connection}`;
    return suggestName(endpoint + place, now, extension);
  }

  function keep(id: ExportId, task: ExportTask): void {
    tasks.set(id, task);
    for (const [old, { state }] of tasks) {
      if (tasks.size <= EXPORTS_KEPT) break;
      if (state.kind !== 'running') tasks.delete(old);
    }
    for (const [key, offer] of offers) if (offer.task.state.kind !== 'running') offers.delete(key);
    changes.taskChanged();
  }

  const running = (): number => [...tasks.values()].filter(({ state }) => state.kind === 'running').length;

  return {
    async start(request, rows) {
      const capture = find.get(request.capture);
      if (capture === undefined) return fail('not_found', { what: 'capture', id: request.capture });
      if (running() + starting >= MAX_EXPORTS) return fail('too_many_exports', { cap: MAX_EXPORTS });
      starting += 1;
      try {
        return await begin(request, capture, rows);
      } finally {
        starting -= 1;
      }
    },
    status(id) {
      const task = tasks.get(id);
      return task === undefined ? notFound(id) : succeed({ state: task.state });
    },
    cancel(id) {
      const task = tasks.get(id);
      if (task === undefined) return notFound(id);
      void task.cancel();
      return succeed({});
    },
    download(key) {
      const offer = offers.get(key);
      offers.delete(key);
      const content = offer?.task.fetch() ?? null;
      return offer === undefined || content === null ? null : { name: offer.name, type: offer.type, content };
    },
    async dispose() {
      await Promise.all([...tasks.values()].map((task) => task.cancel()));
    },
  };
}

function notFound(id: ExportId): Outcome<never> {
  return fail('not_found', { what: 'export', id });
}
