import type { Params, Result } from '../../../shared/contract';
import type { IncidentSink } from '../../../shared/dispatch';
import { errorOf, fail, succeed, type Outcome } from '../../../shared/errors';
import { MAX_FILTERS } from '../../../shared/limits';
import type { FilterId } from '../../../shared/model/criteria';
import { compilePattern } from '../../../shared/query/compile-pattern';
import type { RowSource } from '../capture/capture';
import type { CaptureFinder } from '../captures/captures';
import type { Changes } from '../changes';
import { Filter } from './filter';
import type { Filters, FilterSession } from './filters';
import { News } from './news';

/** What filters need of their engine. */
export interface FiltersOptions {
  /** Finds captures and framed views of them. */
  readonly captures: CaptureFinder;
  readonly changes: Changes;
  /** Folder of the built threads. */
  readonly threads: URL;
  /** Told of defects of threads. */
  readonly report: IncidentSink;
}

/** The filters of one engine; each one that is open has a thread. */
export function createFilters(options: FiltersOptions): Filters {
  return new AllFilters(options);
}

class AllFilters implements Filters {
  private readonly options: FiltersOptions;
  private readonly filters = new Map<FilterId, Filter>();
  private readonly news: News;
  /** Threads that are not gone yet. */
  private readonly ending = new Set<Promise<void>>();
  private lastId = 0;

  constructor(options: FiltersOptions) {
    this.options = options;
    this.news = new News(() => options.changes.taskChanged());
  }

  session(): FilterSession {
    return new OwnFilters(this);
  }

  get(id: FilterId): Filter | undefined {
    return this.filters.get(id);
  }

  open(request: Params<'filter.open'>): Outcome<{ filter: FilterId }> {
    const { captures, threads, report } = this.options;
    const { endpoint, connection, criteria: all } = request;
    const { pattern, ...criteria } = all;
    const capture = captures.get(request.capture);
    if (capture === undefined) return fail('not_found', { what: 'capture', id: request.capture });
    const compiled = pattern === null ? succeed(null) : compilePattern(pattern);
    if (!compiled.ok) return compiled;
    if (this.filters.size >= MAX_FILTERS) return fail('too_many_filters', { cap: MAX_FILTERS });
    this.lastId += 1;
    const id = this.lastId as FilterId;
    const filter = new Filter({
      capture,
      job: {
        view: { endpoint, connection },
        criteria,
        pattern: compiled.value,
        framing: capture.framed?.framing ?? null,
      },
      threads,
      tell: (kind) => this.news.tell(kind),
      defect: (cause) => {
        const incident = `F${id}`;
        report(incident, 'filter.open', cause);
        return errorOf('internal', { incident });
      },
    });
    this.filters.set(id, filter);
    return succeed({ filter: id });
  }

  close(id: FilterId): void {
    const filter = this.filters.get(id);
    if (filter === undefined) return;
    this.filters.delete(id);
    const end = filter.close(errorOf('not_found', { what: 'filter', id }));
    this.ending.add(end);
    void end.then(() => this.ending.delete(end));
  }

  async dispose(): Promise<void> {
    for (const id of this.filters.keys()) this.close(id);
    this.news.end();
    await Promise.all(this.ending);
  }
}

class OwnFilters implements FilterSession {
  private readonly all: AllFilters;
  private readonly own = new Set<FilterId>();

  constructor(all: AllFilters) {
    this.all = all;
  }

  open(request: Params<'filter.open'>): Outcome<{ filter: FilterId }> {
    const opened = this.all.open(request);
    if (opened.ok) this.own.add(opened.value.filter);
    return opened;
  }

  status(id: FilterId): Outcome<Result<'filter.status'>> {
    const found = this.find(id);
    return found.ok ? succeed(found.value.status()) : found;
  }

  async marks(id: FilterId, seqs: readonly number[]): Promise<Outcome<Result<'filter.marks'>>> {
    const found = this.find(id);
    return found.ok ? found.value.marks(seqs) : found;
  }

  stop(id: FilterId): Outcome<Record<string, never>> {
    const found = this.find(id);
    if (!found.ok) return found;
    found.value.stop();
    return succeed({});
  }

  close(id: FilterId): Outcome<Record<string, never>> {
    const found = this.find(id);
    if (!found.ok) return found;
    this.own.delete(id);
    this.all.close(id);
    return succeed({});
  }

  source(id: FilterId): Outcome<RowSource> {
    const found = this.find(id);
    return found.ok ? succeed(found.value.rows) : found;
  }

  dispose(): void {
    for (const id of this.own) this.all.close(id);
    this.own.clear();
  }

  private find(id: FilterId): Outcome<Filter> {
    const filter = this.own.has(id) ? this.all.get(id) : undefined;
    return filter === undefined ? fail('not_found', { what: 'filter', id }) : succeed(filter);
  }
}
