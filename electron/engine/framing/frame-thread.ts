import { SCAN_SLICE_BYTES, SCAN_SLICE_RECORDS } from '../../../shared/limits';
import type { FlushedExtent } from '../capture/capture';
import type { CaptureReader, StoredRecord } from '../capture/reader';
import type { OwnThread } from '../threads/own-thread';
import { Cutter, type FramingJob } from './cutter';
import { FactList } from './facts';
import type { FromFrame, ToFrame } from './frame-messages';

/** The records that are being read, and the first one behind them. */
interface Pass {
  readonly records: Iterator<StoredRecord>;
  readonly to: number;
}

/** Cuts the streams of one view into frames, as far as it is told that there are records. */
export class FrameThread {
  private readonly thread: OwnThread<FramingJob, ToFrame, FromFrame>;
  private readonly openReader: (folder: string) => CaptureReader;
  private readonly facts = new FactList();
  private readonly cutter: Cutter;
  private extent: FlushedExtent = { folder: '', first: 0, next: 0, growing: true };
  private reader: CaptureReader | null = null;
  private pass: Pass | null = null;
  /** The next record to look at. */
  private position = 0;
  private isRunning = false;

  /** Begins to listen. */
  constructor(
    thread: OwnThread<FramingJob, ToFrame, FromFrame>,
    openReader: (folder: string) => CaptureReader,
  ) {
    this.thread = thread;
    this.openReader = openReader;
    this.cutter = new Cutter(thread.data, {
      frame: (frame) => this.facts.addFrame(frame),
      event: ({ seq }) => this.facts.addEvent(seq),
    });
    thread.listen(({ extent }) => this.goTo(extent));
  }

  private goTo(extent: FlushedExtent): void {
    if (extent.folder !== this.extent.folder) this.close();
    this.extent = extent;
    if (this.isRunning) return;
    this.isRunning = true;
    this.runSlice();
  }

  /** One slice, and the next one when messages had their turn. */
  private runSlice(): void {
    const { extent, cutter } = this;
    this.advance(extent);
    const isThrough = this.position >= extent.next;
    if (isThrough && !extent.growing) cutter.finish();
    else if (isThrough && extent.passed !== undefined) cutter.pass(extent.passed);
    this.tell();
    if (isThrough) this.isRunning = false;
    else setImmediate(() => this.runSlice());
  }

  private advance({ folder, next }: FlushedExtent): void {
    if (this.position >= next) return;
    this.reader ??= this.openReader(folder);
    this.pass ??= { records: this.reader.records(this.position, next)[Symbol.iterator](), to: next };
    const { pass } = this;
    let bytes = 0;
    for (let count = 0; count < SCAN_SLICE_RECORDS && bytes < SCAN_SLICE_BYTES; count += 1) {
      const { done, value } = pass.records.next() as IteratorResult<StoredRecord, undefined>;
      if (done === true) {
        this.position = pass.to;
        this.pass = null;
        return;
      }
      this.cutter.see(value);
      bytes += value.length;
      this.position = value.seq + 1;
      if (this.facts.count > SCAN_SLICE_RECORDS) return;
    }
  }

  private tell(): void {
    const { position, cutter } = this;
    const { pendingBytes, pendingStreams, waitsUntil } = cutter;
    const rows = this.facts.take();
    this.thread.post({ position, rows, pendingBytes, pendingStreams, waitsUntil }, [rows.buffer]);
  }

  /** Closes the files; others are opened when something is to be read. */
  private close(): void {
    this.pass = null;
    this.reader?.close();
    this.reader = null;
  }
}
