import type { Result } from '../../../shared/contract';
import { succeed, type Outcome, type ParleyError } from '../../../shared/errors';
import { framedSeq } from '../../../shared/framing/framed-seq';
import { FRAMED_MAX_ROWS, FRAMES_OF_CHUNK } from '../../../shared/limits';
import type { CapturedEndpoint, CaptureId } from '../../../shared/model/capture';
import { isChunk, type ChunkRow, type Row } from '../../../shared/model/row';
import type {
  FlushedExtent,
  Framed,
  ReadableCapture,
  RecordCapture,
  RowSource,
  View,
} from '../capture/capture';
import { Listeners } from '../capture/listeners';
import { noRows } from '../capture/row-lists';
import type { Clock } from '../clock';
import type { NewsKind } from '../filters/news';
import { startThread, type Thread } from '../threads/thread';
import type { FramingJob } from './cutter';
import type { FramePlace } from './facts';
import type { FromFrame, ToFrame } from './frame-messages';
import { FrameTable } from './frame-table';
import { FramedRows } from './framed-rows';
import { PauseTimer } from './pause-timer';

/** What a framed view needs. */
export interface FramedViewOptions {
  readonly id: CaptureId;
  readonly capture: RecordCapture;
  readonly job: FramingJob;
  readonly clock: Clock;
  /** Folder of the built threads. */
  readonly threads: URL;
  /** Told of news, however often. */
  readonly tell: (kind: NewsKind) => void;
  /** Told of a defect of its thread; gives the error that stands for it. */
  readonly defect: (cause: unknown) => ParleyError;
}

type FramedState = Result<'framing.status'>['state'];
const everything: View = { endpoint: null, connection: null };

/** A view of a capture whose rows are frames, and its thread, which goes on cutting while the capture grows. */
export class FramedView implements ReadableCapture {
  readonly id: CaptureId;
  readonly framed: Framed;
  private readonly options: FramedViewOptions;
  private readonly table = new FrameTable(FRAMED_MAX_ROWS);
  private readonly rows: FramedRows;
  private readonly thread: Thread<ToFrame>;
  private readonly timer: PauseTimer;
  private readonly listeners = new Listeners();
  private readonly unsubscribe: () => void;
  private state: FramedState = { kind: 'framing' };
  /** What the thread told last. */
  private news: Omit<FromFrame, 'rows'> = {
    position: 0,
    pendingBytes: 0,
    pendingStreams: 0,
    waitsUntil: null,
  };

  constructor(options: FramedViewOptions) {
    const { id, capture, job, clock, threads, defect } = options;
    this.id = id;
    this.options = options;
    this.framed = { framing: job.framing, of: capture, place: (seq) => this.table.frame(seq) ?? null };
    this.rows = new FramedRows(this.table, capture);
    this.timer = new PauseTimer(clock, () => this.follow());
    this.thread = startThread<ToFrame, FromFrame>(threads, 'frame', job, {
      received: (message) => this.take(message),
      ended: (cause) => this.fail(defect(cause)),
    });
    this.unsubscribe = capture.onExtent(() => this.follow());
    this.follow();
  }

  source({ endpoint, connection }: View): RowSource {
    const { view } = this.options.job;
    return view.endpoint === endpoint && view.connection === connection ? this.table : noRows;
  }

  read(seqs: readonly number[]): Promise<Row[]> {
    return this.rows.read(seqs);
  }

  bytes(seq: number, offset: number, length: number): Promise<Outcome<{ bytes: Uint8Array; total: number }>> {
    return this.rows.bytes(seq, offset, length);
  }

  async seqAt(at: number): Promise<number | null> {
    const record = await this.options.capture.seqAt(at);
    return record === null ? null : framedSeq(record, 0);
  }

  endpoints(): readonly CapturedEndpoint[] {
    return this.options.capture.endpoints();
  }

  extent(): FlushedExtent {
    const { capture, clock } = this.options;
    const extent = capture.extent();
    // Everything that has arrived is on disk: whoever was silent so far is known to have been.
    const isAll = extent.growing && capture.source(everything).total === extent.next;
    return isAll ? { ...extent, passed: clock() } : extent;
  }

  onExtent(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  status(): Result<'framing.status'> {
    const { first, next } = this.options.capture.extent();
    const { position, pendingBytes, pendingStreams } = this.news;
    const { frames, faults } = this.table;
    const framed = Math.max(0, Math.min(position, next) - first);
    return { state: this.state, framed, of: next - first, frames, faults, pendingBytes, pendingStreams };
  }

  /** The frames that hold a part of a chunk record. */
  async of(record: number): Promise<Outcome<Result<'framing.of'>>> {
    const [chunk] = await this.options.capture.read([record]);
    if (chunk === undefined || !isChunk(chunk)) return succeed({ frames: [] });
    const touching = this.table.framesFrom(
      framedSeq(record, 0),
      FRAMES_OF_CHUNK,
      ({ first, last }) => first <= record && last >= record,
    );
    const own = await this.ofStream(touching, chunk);
    return succeed({
      frames: own.map(({ seq, first, start, last, end }) => ({
        seq,
        start: first === record ? start : 0,
        end: last === record ? end : chunk.length,
      })),
    });
  }

  /** Ends its thread; resolves when that is gone. */
  close(): Promise<void> {
    this.unsubscribe();
    this.timer.end();
    return this.thread.end();
  }

  /** Those frames that are of the same stream as a chunk. Frames that end in it are. */
  private async ofStream(frames: readonly FramePlace[], chunk: ChunkRow): Promise<FramePlace[]> {
    const others = frames.filter(({ last }) => last !== chunk.seq);
    const begins = await this.options.capture.read([...new Set(others.map(({ first }) => first))]);
    const same = new Set(
      begins
        .filter(({ kind, connection }) => kind === chunk.kind && connection === chunk.connection)
        .map(({ seq }) => seq),
    );
    return frames.filter(({ first, last }) => last === chunk.seq || same.has(first));
  }

  private follow(): void {
    const extent = this.extent();
    this.table.dropBelow(framedSeq(extent.first, 0));
    this.thread.post({ extent });
    this.listeners.tell();
  }

  private take({ rows, ...news }: FromFrame): void {
    const { next, growing } = this.options.capture.extent();
    this.table.add(rows);
    this.news = news;
    this.timer.wait(news.waitsUntil);
    const isThrough = news.position >= next;
    if (isThrough && !growing && this.state.kind !== 'complete') this.become({ kind: 'complete' });
    else if (isThrough && this.state.kind === 'framing') this.become({ kind: 'live' });
    else if (rows.length > 0) this.options.tell('progress');
  }

  private fail(error: ParleyError): void {
    void this.close();
    this.become({ kind: 'failed', error });
  }

  private become(state: FramedState): void {
    this.state = state;
    this.options.tell('state');
  }
}
