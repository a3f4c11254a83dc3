import { join } from 'node:path';
import type { Outcome } from '../../../shared/errors';
import { LIVE_CAPTURE, type CapturedEndpoint, type CaptureState } from '../../../shared/model/capture';
import type { Notice } from '../../../shared/model/notice';
import type { Row } from '../../../shared/model/row';
import { watchLoopDelay, type Clock } from '../clock';
import { BlockCache } from './block-cache';
import type {
  Capture,
  FlushedExtent,
  LifecycleEvent,
  Origin,
  RowSource,
  Stretch,
  StretchPlace,
  View,
} from './capture';
import { CaptureFolder } from './capture-folder';
import { newCaptureName } from './capture-name';
import { systemDisk } from './disk';
import { diskError } from './disk-faults';
import { encodeEvent } from './encode-event';
import { Flusher } from './flusher';
import { Listeners } from './listeners';
import { usualBounds, type LiveCaptureBounds, type LiveCaptureOptions } from './live-capture-options';
import { LiveRecords } from './live-records';
import { PAGE_BYTES } from './page-pool';
import { chunkCode, kindCodes } from './record-kinds';
import { repeat } from './repeat';
import { RowReader } from './row-reader';
import { SegmentWriter } from './segment-writer';
import { Suspension } from './suspension';

/** µs of a ms: stamps and timers have different units. */
const MICROSECONDS = 1_000;

export type { LiveCaptureOptions } from './live-capture-options';

/** What the capture is doing; `stalled` and `suspended` as `CaptureState` has them. */
type Mode =
  | { readonly kind: 'capturing' }
  | { readonly kind: 'stalled' }
  | { readonly kind: 'suspended'; readonly suspension: Suspension }
  | { readonly kind: 'closed' };

/** Opens the capture of this run. Never throws: where the disk takes nothing, it is suspended. */
export function openLiveCapture(options: LiveCaptureOptions): Capture {
  return new LiveCapture(options);
}

/** Records in memory, and behind them a writer that brings them to disk. */
class LiveCapture implements Capture {
  readonly id = LIVE_CAPTURE;
  readonly #clock: Clock;
  readonly #name: string;
  readonly #records: LiveRecords;
  readonly #cache: BlockCache;
  readonly #reader: RowReader;
  readonly #folder: CaptureFolder;
  readonly #writer: SegmentWriter;
  readonly #flusher = new Flusher(() => this.#flush());
  readonly #delay = watchLoopDelay();
  readonly #extentListeners = new Listeners();
  readonly #stateListeners = new Listeners();
  readonly #bounds: LiveCaptureBounds;
  readonly #stopBeating: () => void;
  #maxBytes: number;
  #mode: Mode = { kind: 'capturing' };
  #closing: Promise<void> | null = null;
  /** Bytes in memory that are not on disk. */
  #waiting = 0;

  constructor(options: LiveCaptureOptions) {
    const { clock, program, disk = systemDisk, cache = new BlockCache() } = options;
    const startedAt = clock();
    this.#clock = clock;
    this.#bounds = { ...usualBounds, ...options };
    this.#maxBytes = this.#bounds.maxBytes;
    this.#name = newCaptureName(startedAt);
    const path = join(options.folder, this.#name);
    const { segmentBytes, segmentRecords, beatMs } = this.#bounds;
    this.#folder = new CaptureFolder(disk, path, { program, startedAt });
    this.#records = new LiveRecords(path, { payloadBytes: segmentBytes, records: segmentRecords });
    this.#cache = cache;
    this.#reader = new RowReader(this.#records, cache);
    this.#writer = new SegmentWriter(disk, this.#folder, this.#records.chain, cache);
    this.#stopBeating = repeat(() => this.#flusher.alone(() => this.#giveSign()), beatMs);
    this.#flusher.soon();
  }

  appendChunk(kind: 'in' | 'out', origin: Origin, bytes: Uint8Array): void {
    if (this.#mode.kind === 'suspended') this.#mode.suspension.chunk(origin, bytes.length);
    else if (this.#mode.kind !== 'closed') this.#take(chunkCode(kind), origin, bytes);
  }

  appendEvent(origin: Origin, event: LifecycleEvent): void {
    if (this.#mode.kind === 'suspended') this.#mode.suspension.event(origin, event, this.#keep);
    else if (this.#mode.kind !== 'closed') this.#keep(origin, event);
  }

  describe(endpoints: readonly CapturedEndpoint[]): void {
    this.#folder.describe(endpoints);
    this.#flusher.after(this.#bounds.flushMs);
  }

  endpoints(): readonly CapturedEndpoint[] {
    return this.#folder.named;
  }

  source(view: View): RowSource {
    return this.#records.lists.of(view);
  }

  read(seqs: readonly number[]): Promise<Row[]> {
    return this.#reader.rows(seqs);
  }

  bytes(seq: number, offset: number, length: number): Promise<Outcome<{ bytes: Uint8Array; total: number }>> {
    return this.#reader.bytes(seq, offset, length);
  }

  stretch(place: StretchPlace): Promise<Outcome<Stretch>> {
    return this.#reader.stretch(place);
  }

  seqAt(at: number): Promise<number | null> {
    return this.#reader.seqAt(this.source({ endpoint: null, connection: null }), at);
  }

  status(): Notice['rows'] {
    const { first, next, dropped, chain } = this.#records;
    return { first, next, bytes: chain.diskBytes, dropped, state: this.state().kind };
  }

  state(): CaptureState {
    switch (this.#mode.kind) {
      case 'suspended':
        return this.#mode.suspension.state;
      case 'stalled':
        return { kind: 'stalled', behind: this.#waiting };
      default:
        return { kind: 'capturing' };
    }
  }

  get stalled(): boolean {
    return this.#mode.kind === 'stalled';
  }

  onState(listener: () => void): () => void {
    return this.#stateListeners.add(listener);
  }

  onExtent(listener: () => void): () => void {
    return this.#extentListeners.add(listener);
  }

  extent(): FlushedExtent {
    const { first, flushed } = this.#records;
    return { folder: this.#folder.path, first, next: flushed, growing: this.#mode.kind !== 'closed' };
  }

  facts(): ReturnType<Capture['facts']> {
    return {
      name: this.#name,
      bytes: this.#records.chain.diskBytes,
      maxBytes: this.#maxBytes,
      stampErrorUs: this.#delay.errorUs(),
    };
  }

  limit(maxBytes: number): void {
    this.#maxBytes = maxBytes;
    this.#flusher.soon();
  }

  discard(): Promise<void> {
    return this.#flusher.alone(async () => {
      if (this.#mode.kind === 'closed') return;
      const segments = this.#records.discard();
      this.#progressed();
      try {
        await this.#writer.removeAll(segments);
      } catch (cause) {
        await this.#fault(cause);
      }
      this.#flusher.soon();
    });
  }

  close(): Promise<void> {
    this.#closing ??= atMost(
      this.#flusher.alone(() => this.#end()),
      this.#bounds.closeMs,
    );
    this.#flusher.stop();
    this.#stopBeating();
    this.#delay.stop();
    return this.#closing;
  }

  readonly #keep = (origin: Origin, event: LifecycleEvent): void => {
    this.#take(kindCodes[event.kind], origin, encodeEvent(event));
  };

  #take(code: number, origin: Origin, bytes: Uint8Array): void {
    const before = this.#waiting;
    const waiting = before + this.#records.append(code, origin, bytes);
    this.#waiting = waiting;
    if (this.#mode.kind === 'suspended') return;
    // While something waits, a flush was asked for already: most records need not ask again.
    if (before < PAGE_BYTES && waiting >= PAGE_BYTES) this.#flusher.soon();
    else if (before === 0) this.#flusher.after(this.#bounds.flushMs);
    if (waiting > this.#bounds.behindBytes && this.#mode.kind === 'capturing')
      this.#become({ kind: 'stalled' });
  }

  /** Brings what waits to disk; resolves with the time until it wants to do so again. */
  async #flush(): Promise<number | null> {
    const begun = this.#clock();
    try {
      await this.#write();
    } catch (cause) {
      await this.#fault(cause);
      return this.#bounds.retryMs;
    }
    if (this.#mode.kind === 'suspended') this.#resume(this.#mode.suspension);
    if (this.#waiting === 0) return null;
    if (this.#waiting >= PAGE_BYTES) return 0;
    return Math.max(0, this.#bounds.flushMs - (this.#clock() - begun) / MICROSECONDS);
  }

  async #write(): Promise<void> {
    const dropped = (first: number): void => {
      this.#records.drop(first);
      this.#extentListeners.tell();
    };
    // Ahead of writing too: on a full disk it makes room.
    await this.#writer.retain(this.#maxBytes, dropped);
    await this.#writer.write(this.#progressed);
    await this.#writer.retain(this.#maxBytes, dropped);
  }

  readonly #progressed = (): void => {
    this.#waiting = this.#records.chain.waiting;
    if (this.#mode.kind === 'stalled' && this.#waiting < this.#bounds.resumeBytes)
      this.#become({ kind: 'capturing' });
    this.#extentListeners.tell();
  };

  /** The disk refused: traffic goes on without being captured. */
  async #fault(cause: unknown): Promise<void> {
    const why = diskError(cause, this.#folder.path);
    if (why.code === 'folder_gone') await this.#loseFolder();
    if (this.#mode.kind === 'suspended') this.#mode.suspension.why = why;
    else this.#mode = { kind: 'suspended', suspension: new Suspension(why, this.#clock()) };
    this.#stateListeners.tell();
  }

  #resume(suspension: Suspension): void {
    this.#mode = { kind: 'capturing' };
    suspension.end(this.#clock(), this.#keep);
    this.#stateListeners.tell();
  }

  /** What is on disk is lost with it; what is not yet there is written to a new folder of the same name. */
  async #loseFolder(): Promise<void> {
    await this.#writer.release().catch(() => undefined);
    this.#folder.lost();
    this.#cache.forgetFolder(this.#folder.path);
    this.#records.rescue();
    this.#progressed();
  }

  /** On Linux, writes to a file that was deleted go on without an error: whether it is still there must be asked. */
  async #giveSign(): Promise<void> {
    if (this.#mode.kind === 'suspended' || this.#mode.kind === 'closed') return;
    try {
      await this.#writer.beat();
    } catch (cause) {
      await this.#fault(cause);
      this.#flusher.postpone(this.#bounds.retryMs);
    }
  }

  async #end(): Promise<void> {
    const mode = this.#mode;
    this.#mode = { kind: 'closed' };
    try {
      await this.#write();
      if (mode.kind === 'suspended') {
        mode.suspension.end(this.#clock(), this.#keep);
        await this.#write();
      }
      await this.#writer.release();
      if (this.#records.first === this.#records.next) await this.#folder.remove();
      else await this.#folder.close(this.#clock());
    } catch {
      // What the disk does not take now is lost. The manifest goes on to say that the capture was not closed in order.
      await this.#writer.release().catch(() => undefined);
    }
    this.#extentListeners.tell();
  }

  #become(mode: Mode): void {
    this.#mode = mode;
    this.#stateListeners.tell();
  }
}

/** Resolves with the work, or after so many ms. */
async function atMost(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([work, timeIsUp]);
  clearTimeout(timer);
}
