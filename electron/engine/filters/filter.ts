import { errorOf, succeed, type Outcome, type ParleyError } from '../../../shared/errors';
import { framedSeq } from '../../../shared/framing/framed-seq';
import { PATTERN_MAX_MS } from '../../../shared/limits';
import type { Result } from '../../../shared/contract';
import type { FilterState } from '../../../shared/model/criteria';
import type { ReadableCapture } from '../capture/capture';
import { RowList } from '../capture/row-list';
import { startThread, type Thread } from '../threads/thread';
import { Guard, guardMemory } from './guard';
import type { NewsKind } from './news';
import type { FromScan, ScanStart, ToScan } from './scan-messages';
import type { ScanJob } from './scanner';
import { watchRunaway } from './watchdog';

type Marks = Outcome<Result<'filter.marks'>>;

/** What a filter needs. */
export interface FilterOptions {
  readonly capture: ReadableCapture;
  readonly job: ScanJob;
  /** Folder of the built threads. */
  readonly threads: URL;
  /** Told of news, however often. */
  readonly tell: (kind: NewsKind) => void;
  /** Told of a defect of its thread; gives the error that stands for it. */
  readonly defect: (cause: unknown) => ParleyError;
}

/** One filter: the rows that it found, and its thread, which goes on looking while the capture grows. */
export class Filter {
  /** The rows that were found and are still held. */
  readonly rows = new RowList();
  private readonly options: FilterOptions;
  private readonly guard: Guard;
  private readonly thread: Thread<ToScan>;
  private readonly unsubscribe: () => void;
  private state: FilterState = { kind: 'scanning' };
  /** All records before it were looked at, and the thread was told to look at those before `goal`. */
  private position = 0;
  private goal = 0;
  private isStopping = false;
  private readonly asked = new Map<number, (marks: Marks) => void>();
  private lastAsked = 0;
  private unwatch: (() => void) | null = null;

  constructor(options: FilterOptions) {
    this.options = options;
    const { capture, job, threads, defect } = options;
    const work = guardMemory();
    this.guard = new Guard(work);
    this.thread = startThread<ToScan, FromScan>(threads, 'scan', { job, work } satisfies ScanStart, {
      received: (message) => this.receive(message),
      ended: (cause) => this.fail(defect(cause)),
    });
    this.unsubscribe = capture.onExtent(() => this.follow());
    this.follow();
  }

  status(): Result<'filter.status'> {
    const { first, next } = this.options.capture.extent();
    return {
      state: this.state,
      scanned: Math.max(0, Math.min(this.position, next) - first),
      of: next - first,
      matches: this.rows.total - this.rows.first,
    };
  }

  /** Where the pattern matches in some records. Fails as the filter did, once it has failed. */
  marks(seqs: readonly number[]): Promise<Marks> {
    if (this.state.kind === 'failed') return Promise.resolve({ ok: false, error: this.state.error });
    if (this.options.job.pattern === null) return Promise.resolve(succeed({ marks: [] }));
    this.lastAsked += 1;
    const id = this.lastAsked;
    const marks = new Promise<Marks>((resolve) => this.asked.set(id, resolve));
    const { framed } = this.options.capture;
    const frames =
      framed === undefined ? null : seqs.map((seq) => framed.place(seq)).filter((frame) => frame !== null);
    this.order({ kind: 'marks', id, seqs, frames });
    return marks;
  }

  /** Looks at no more records. One that is over stays as it is. */
  stop(): void {
    if (this.state.kind !== 'scanning' && this.state.kind !== 'live') return;
    this.isStopping = true;
    this.order({ kind: 'stop' });
    this.become({ kind: 'stopped' });
  }

  /** Ends its thread; resolves when that is gone. Marks that were asked for are answered with the error. */
  close(error: ParleyError): Promise<void> {
    this.unsubscribe();
    this.watch(false);
    for (const answer of this.asked.values()) answer({ ok: false, error });
    this.asked.clear();
    return this.thread.end();
  }

  /** The first row that a record may have. */
  private seqOf(record: number): number {
    return this.options.capture.framed === undefined ? record : framedSeq(record, 0);
  }

  private follow(): void {
    const extent = this.options.capture.extent();
    this.rows.dropBelow(this.seqOf(extent.first));
    if (this.state.kind !== 'scanning' && this.state.kind !== 'live') return;
    this.goal = extent.next;
    this.order({ kind: 'extent', extent });
  }

  private order(message: ToScan): void {
    this.thread.post(message);
    this.watch(this.options.job.pattern !== null);
  }

  private receive(message: FromScan): void {
    switch (message.kind) {
      case 'found':
        this.take(message);
        break;
      case 'marks':
        this.asked.get(message.id)?.(succeed({ marks: message.marks }));
        this.asked.delete(message.id);
        break;
      case 'stopped':
        this.isStopping = false;
    }
    const isLooking = this.state.kind !== 'stopped' && this.position < this.goal;
    if (!isLooking && !this.isStopping && this.asked.size === 0) this.watch(false);
  }

  private take({ position, batch }: Extract<FromScan, { kind: 'found' }>): void {
    const { rows, state } = this;
    const { first, next, growing } = this.options.capture.extent();
    const held = this.seqOf(first);
    for (const seq of batch.rows) if (seq >= held) rows.append(seq);
    for (const seq of batch.late) rows.insert(seq);
    this.position = position;
    const isThrough = position >= next;
    if (isThrough && !growing && (state.kind === 'scanning' || state.kind === 'live'))
      this.become({ kind: 'complete' });
    else if (isThrough && state.kind === 'scanning') this.become({ kind: 'live' });
    else this.options.tell('progress');
  }

  /** Watches the thread while it works, or no more. */
  private watch(works: boolean): void {
    if (works) {
      const tooSlow = errorOf('pattern_too_slow', { ms: PATTERN_MAX_MS });
      this.unwatch ??= watchRunaway(this.guard, () => this.fail(tooSlow));
      return;
    }
    this.unwatch?.();
    this.unwatch = null;
  }

  private fail(error: ParleyError): void {
    void this.close(error);
    this.become({ kind: 'failed', error });
  }

  private become(state: FilterState): void {
    this.state = state;
    this.options.tell('state');
  }
}
