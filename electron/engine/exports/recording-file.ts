import { dirname } from 'node:path';
import type { ParleyError } from '../../../shared/errors';
import { EXPORT_PIECE_BYTES } from '../../../shared/limits';
import { diskError } from '../capture/disk-faults';
import { openReader } from '../capture/open-reader';
import type { CaptureReader } from '../capture/reader';
import { PieceSink } from './formats/piece-sink';
import type { RecordWriter } from './formats/record-writer';
import { fileFormat } from './formats/registry';
import type { RecordingJob, RecordingOrder, RecordingProgress } from './job';
import { RotatingFile } from './rotating-file';

/** Where records can be read, and which. */
export type Extent = Extract<RecordingOrder, { kind: 'extent' }>;

/** The records of one endpoint, written to a file from one record on. It knows how far it has come in the capture. */
export class RecordingFile {
  readonly #job: RecordingJob;
  readonly #opening: string;
  readonly #file: RotatingFile;
  readonly #sink = new PieceSink();
  readonly #writer: RecordWriter;
  #open: { readonly folder: string; readonly reader: CaptureReader } | null = null;
  #position: number;
  #lost = 0;
  #problem: ParleyError | null = null;

  constructor(job: RecordingJob) {
    const { opening, create } = fileFormat({ kind: job.format });
    this.#job = job;
    this.#opening = opening;
    this.#file = new RotatingFile(job.file);
    this.#position = job.from;
    this.#writer = create(this.#sink, job.facts);
    this.#sink.text(opening);
  }

  /** The next record to be looked at. Those before are written, or wait to be while there is a problem. */
  get position(): number {
    return this.#position;
  }

  get progress(): RecordingProgress {
    const { path, written, files } = this.#file;
    return { file: path, bytes: written, files, lost: this.#lost, problem: this.#problem };
  }

  /** Writes the records that can be read, up to the one before `stopAt`. A disk that takes nothing is a problem, and leaves the rest. */
  write(extent: Extent, stopAt: number): void {
    try {
      this.#writeUpTo(Math.min(extent.next, stopAt), extent);
      this.#problem = null;
    } catch (cause) {
      this.#problem = diskError(cause, dirname(this.#file.path));
    }
  }

  close(): void {
    this.#open?.reader.close();
    this.#file.close();
  }

  #writeUpTo(to: number, { folder }: Extent): void {
    this.#flush();
    if (to <= this.#position) return;
    for (const record of this.#reader(folder).records(this.#position, to)) {
      this.#rotateWhenFull();
      if (record.seq > this.#position) this.#skipTo(record.seq);
      if (record.endpoint === this.#job.endpoint) this.#writer.add(record);
      this.#position = record.seq + 1;
      if (this.#sink.pending >= EXPORT_PIECE_BYTES) this.#flush();
    }
    this.#skipTo(to);
    // Half of a character that the next chunk may complete does not keep a line back: it is written as bytes.
    this.#writer.flush();
    this.#flush();
  }

  #reader(folder: string): CaptureReader {
    if (this.#open?.folder === folder) return this.#open.reader;
    this.#open?.reader.close();
    this.#open = { folder, reader: openReader(folder) };
    return this.#open.reader;
  }

  /** The records up to `seq` are not there (any more): the capture dropped them, or their index is damaged. */
  #skipTo(seq: number): void {
    const count = seq - this.#position;
    if (count <= 0) return;
    this.#writer.missing(this.#position, count);
    this.#lost += count;
    this.#position = seq;
  }

  #rotateWhenFull(): void {
    const { rotateBytes } = this.#job;
    if (rotateBytes === null || this.#file.size + this.#sink.pending < rotateBytes) return;
    this.#flush();
    this.#file.rotate();
    this.#sink.text(this.#opening);
  }

  #flush(): void {
    this.#file.add(...this.#sink.takeAll());
    this.#file.write();
  }
}
