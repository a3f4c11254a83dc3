import type { Params, Result } from '../../../shared/contract';
import type { IncidentSink } from '../../../shared/dispatch';
import { errorOf, fail, succeed, type Outcome } from '../../../shared/errors';
import { framerOf } from '../../../shared/framing/create-framer';
import { MAX_FRAMINGS } from '../../../shared/limits';
import type { CaptureId } from '../../../shared/model/capture';
import type { Captures } from '../captures/captures';
import type { Changes } from '../changes';
import type { Clock } from '../clock';
import { News } from '../filters/news';
import { FramedView } from './framed-view';
import type { Framings, FramingSession } from './framings';

/** What framed views need of their engine. */
export interface FramingsOptions {
  readonly captures: Pick<Captures, 'get'>;
  readonly changes: Changes;
  readonly clock: Clock;
  /** Folder of the built threads. */
  readonly threads: URL;
  /** Told of defects of threads. */
  readonly report: IncidentSink;
}

/** Numbers of framed views begin here, above those of captures, which count up from 0. */
const FIRST_ID = 2 ** 30;

/** The framed views of one engine; each one that is open has a thread. */
export function createFramings(options: FramingsOptions): Framings {
  return new AllFramings(options);
}

class AllFramings implements Framings {
  private readonly options: FramingsOptions;
  private readonly views = new Map<CaptureId, FramedView>();
  private readonly news: News;
  /** Threads that are not gone yet. */
  private readonly ending = new Set<Promise<void>>();
  private nextId = FIRST_ID;

  constructor(options: FramingsOptions) {
    this.options = options;
    this.news = new News(() => options.changes.taskChanged());
  }

  session(): FramingSession {
    return new OwnFramings(this);
  }

  get(id: CaptureId): FramedView | undefined {
    const view = this.views.get(id);
    // A capture that was closed meanwhile can be read no more, however it is cut.
    const { of } = view?.framed ?? {};
    return of !== undefined && this.options.captures.get(of.id) === of ? view : undefined;
  }

  open({
    capture: of,
    endpoint,
    connection,
    framing,
  }: Params<'framing.open'>): Outcome<{ capture: CaptureId }> {
    const { captures, clock, threads, report } = this.options;
    const capture = captures.get(of);
    if (capture === undefined) return fail('not_found', { what: 'capture', id: of });
    const checked = framerOf(framing);
    if (!checked.ok) return checked;
    if (this.views.size >= MAX_FRAMINGS) return fail('too_many_framings', { cap: MAX_FRAMINGS });
    const id = this.nextId as CaptureId;
    this.nextId += 1;
    const view = new FramedView({
      ...{ id, capture, clock, threads },
      job: { view: { endpoint, connection }, framing },
      tell: (kind) => this.news.tell(kind),
      defect: (cause) => {
        const incident = `C${id - FIRST_ID}`;
        report(incident, 'framing.open', cause);
        return errorOf('internal', { incident });
      },
    });
    this.views.set(id, view);
    return succeed({ capture: id });
  }

  close(id: CaptureId): void {
    const view = this.views.get(id);
    if (view === undefined) return;
    this.views.delete(id);
    const end = view.close();
    this.ending.add(end);
    void end.then(() => this.ending.delete(end));
  }

  async dispose(): Promise<void> {
    for (const id of [...this.views.keys()]) this.close(id);
    this.news.end();
    await Promise.all(this.ending);
  }
}

class OwnFramings implements FramingSession {
  private readonly all: AllFramings;
  private readonly own = new Set<CaptureId>();

  constructor(all: AllFramings) {
    this.all = all;
  }

  open(request: Params<'framing.open'>): Outcome<{ capture: CaptureId }> {
    const opened = this.all.open(request);
    if (opened.ok) this.own.add(opened.value.capture);
    return opened;
  }

  status(id: CaptureId): Outcome<Result<'framing.status'>> {
    const found = this.find(id);
    return found.ok ? succeed(found.value.status()) : found;
  }

  async of(id: CaptureId, record: number): Promise<Outcome<Result<'framing.of'>>> {
    const found = this.find(id);
    return found.ok ? found.value.of(record) : found;
  }

  close(id: CaptureId): Outcome<Record<string, never>> {
    if (!this.own.delete(id)) return fail('not_found', { what: 'capture', id });
    this.all.close(id);
    return succeed({});
  }

  dispose(): void {
    for (const id of this.own) this.all.close(id);
    this.own.clear();
  }

  private find(id: CaptureId): Outcome<FramedView> {
    const view = this.own.has(id) ? this.all.get(id) : undefined;
    return view === undefined ? fail('not_found', { what: 'capture', id }) : succeed(view);
  }
}
