import { BLOCK_BYTES, SCAN_SLICE_BYTES, SCAN_SLICE_RECORDS } from '../../../shared/limits';
import type { FlushedExtent } from '../capture/capture';
import type { CaptureReader } from '../capture/reader';
import type { OwnThread } from '../threads/own-thread';
import { marksOfFrames } from './frame-marks';
import { Guard } from './guard';
import { marksOf, type RecordMarks } from './marks';
import type { FromScan, ScanStart, ToScan } from './scan-messages';
import { Scanner, type ScanBudget } from './scanner';

/** Opens the files of a folder; `windowBytes`: payload that is read at once. */
export type OpenReader = (folder: string, windowBytes?: number) => CaptureReader;

/** What marks read at once: they look at a few records here and there. */
const MARKS_WINDOW_BYTES = BLOCK_BYTES;
const slice: ScanBudget = { records: SCAN_SLICE_RECORDS, bytes: SCAN_SLICE_BYTES };

/** Looks for the rows of one filter, as far as it is told that there are records; and for marks, between two slices of that. */
export class ScanThread {
  private readonly scanner: Scanner;
  private readonly guard: Guard;
  private readonly thread: OwnThread<ScanStart, ToScan, FromScan>;
  private readonly openReader: OpenReader;
  private extent: FlushedExtent = { folder: '', first: 0, next: 0, growing: true };
  private reader: CaptureReader | null = null;
  private marksReader: CaptureReader | null = null;
  private state: 'idle' | 'running' | 'stopped' = 'idle';

  /** Begins to listen. */
  constructor(thread: OwnThread<ScanStart, ToScan, FromScan>, openReader: OpenReader) {
    this.thread = thread;
    this.openReader = openReader;
    this.guard = new Guard(thread.data.work);
    this.scanner = new Scanner(thread.data.job, this.guard);
    thread.listen((message) => this.receive(message));
  }

  private receive(message: ToScan): void {
    switch (message.kind) {
      case 'extent':
        this.goTo(message.extent);
        return;
      case 'marks': {
        this.thread.post({ kind: 'marks', id: message.id, marks: this.marks(message) });
        return;
      }
      case 'stop':
        this.state = 'stopped';
        this.close();
        this.thread.post({ kind: 'stopped' });
    }
  }

  private goTo(extent: FlushedExtent): void {
    if (extent.folder !== this.extent.folder) this.close();
    this.extent = extent;
    if (this.state === 'idle') {
      this.state = 'running';
      this.runSlice();
    }
  }

  /** One slice, and the next one when messages had their turn. */
  private runSlice(): void {
    if (this.state !== 'running') return;
    const { scanner, extent } = this;
    this.reader ??= this.openReader(extent.folder);
    scanner.advance(this.reader, extent.next, slice);
    const isThrough = scanner.position >= extent.next;
    if (isThrough) scanner.settle(extent);
    const batch = scanner.take();
    this.thread.post({ kind: 'found', position: scanner.position, batch }, [batch.rows.buffer]);
    if (!isThrough) setImmediate(() => this.runSlice());
    else this.state = 'idle';
  }

  private marks({ seqs, frames }: Extract<ToScan, { kind: 'marks' }>): RecordMarks[] {
    this.marksReader ??= this.openReader(this.extent.folder, MARKS_WINDOW_BYTES);
    const { pattern } = this.thread.data.job;
    if (frames !== null && pattern !== null)
      return marksOfFrames(this.marksReader, pattern, frames, this.guard);
    return marksOf(this.marksReader, this.thread.data.job, seqs, this.extent.next, this.guard);
  }

  /** Closes the files; they are opened again when something is to be read. */
  private close(): void {
    this.scanner.restart();
    this.reader?.close();
    this.marksReader?.close();
    this.reader = null;
    this.marksReader = null;
  }
}
