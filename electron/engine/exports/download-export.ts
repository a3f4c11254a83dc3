import { Readable } from 'node:stream';
import { EXPORT_FETCH_MS } from '../../../shared/limits';
import type { Thread } from '../threads/thread';
import { startExport, TaskState, type ExportTask, type TaskSetup } from './export-task';
import type { ExportJob } from './job';

/** An export that a browser fetches. */
export interface DownloadTask extends ExportTask {
  /** Begins it: its bytes, read from the thread as fast as they are taken. Once only; `null` when it is over. */
  fetch(): Readable | null;
}

/** Offers an export to be fetched. One that nobody fetches is cancelled after {@link EXPORT_FETCH_MS}. */
export function exportToDownload(setup: TaskSetup, job: Omit<ExportJob, 'target'>): DownloadTask {
  const state = new TaskState(setup.changed);
  const unfetched = setTimeout(() => state.become({ kind: 'cancelled' }), EXPORT_FETCH_MS);
  unfetched.unref();
  let content: PieceStream | null = null;
  return {
    get state() {
      return state.now;
    },
    fetch() {
      if (content !== null || state.now.kind !== 'running') return null;
      clearTimeout(unfetched);
      content = new PieceStream(state);
      content.start(setup, job);
      return content;
    },
    async cancel() {
      clearTimeout(unfetched);
      state.become({ kind: 'cancelled' });
      content?.destroy();
      await content?.gone;
    },
  };
}

/** The pieces of a thread as a stream. The thread waits while a few of them were not taken. */
class PieceStream extends Readable {
  readonly #state: TaskState;
  readonly #taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #pieces: Uint8Array[] = [];
  #thread: Thread<never> | null = null;
  #wanted = false;
  /** Bytes of the whole, once they are known. */
  #total: number | null = null;
  /** Settles once the thread has ended. */
  gone: Promise<void> = Promise.resolve();

  constructor(state: TaskState) {
    // The pieces are the buffer: nothing more is read ahead.
    super({ highWaterMark: 0 });
    this.#state = state;
  }

  start(setup: TaskSetup, job: Omit<ExportJob, 'target'>): void {
    const whole: ExportJob = { ...job, target: { kind: 'pieces', taken: this.#taken } };
    this.#thread = startExport(setup, whole, this.#state, (news) => {
      if (news.kind === 'piece') this.#pieces.push(news.bytes);
      if (news.kind === 'done') this.#total = news.bytes;
      if (news.kind === 'failed') this.destroy(new Error(`The export failed: ${news.error.code}.`));
      this.#give();
    });
  }

  override _read(): void {
    this.#wanted = true;
    this.#give();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    // All of it was taken, or whoever took it is gone.
    const whole = this.readableEnded && this.#total !== null;
    if (whole) this.#state.become({ kind: 'done', bytes: this.#total ?? 0, file: null });
    else this.#state.become({ kind: 'cancelled' });
    this.gone = this.#thread?.end() ?? this.gone;
    callback(error);
  }

  #give(): void {
    while (this.#wanted) {
      const piece = this.#pieces.shift();
      if (piece === undefined) break;
      this.#wanted = this.push(piece);
      Atomics.add(this.#taken, 0, 1);
      Atomics.notify(this.#taken, 0);
    }
    if (this.#total !== null && this.#pieces.length === 0 && !this.readableEnded) this.#finish();
  }

  #finish(): void {
    if (this.#wanted) this.push(null);
    this.#wanted = false;
  }
}
