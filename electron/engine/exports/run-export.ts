import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorOf, type ParleyError } from '../../../shared/errors';
import { recordOf } from '../../../shared/framing/framed-seq';
import { EXPORT_PIECES_AHEAD, EXPORT_PROGRESS_MS } from '../../../shared/limits';
import { diskError } from '../capture/disk-faults';
import { openReader } from '../capture/open-reader';
import { systemClock } from '../clock';
import type { OwnThread } from '../threads/own-thread';
import { exportPieces } from './export-pieces';
import { DamagedRecordError, MissingRecordError } from './formats/record-writer';
import type { ExportJob, ExportNews, Target } from './job';

type Piece = Uint8Array<ArrayBuffer>;
type Post = OwnThread<ExportJob, never, ExportNews>['post'];

/** Takes the bytes of an export. */
interface Output {
  write(piece: Uint8Array): void;
  /** Everything was written. */
  finish(): void;
  /** Leaves nothing behind. */
  abandon(): void;
}

/** Records between two looks at the clock where nothing is written. */
const RECORDS_PER_LOOK = 1_024;

/** Carries an export out from beginning to end, in a thread of its own: everything here waits for the disk. Never throws. */
export function runExport(job: ExportJob, post: Post): void {
  try {
    post({ kind: 'done', bytes: writeAll(job, post) });
  } catch (cause) {
    post({ kind: 'failed', error: failure(cause, job) });
  }
}

function writeAll(job: ExportJob, post: Post): number {
  const { folder, selection, target } = job;
  const reader = openReader(folder);
  const output = openOutput(target, post);
  const progress = createProgress(post);
  try {
    for (const piece of exportPieces(reader, job, progress.looked)) {
      progress.wrote(piece.length);
      output.write(piece);
    }
    // The rows were there when the export began: a file without them would be silently wrong.
    if (!progress.any)
      throw new MissingRecordError(job.framed === null ? selection.from : recordOf(selection.from));
    output.finish();
    return progress.bytes;
  } catch (cause) {
    output.abandon();
    throw cause;
  } finally {
    reader.close();
  }
}

function failure(cause: unknown, { target, folder }: ExportJob): ParleyError {
  if (cause instanceof DamagedRecordError) return errorOf('record_damaged', { seq: cause.seq });
  if (cause instanceof MissingRecordError) return errorOf('record_dropped', { seq: cause.seq });
  return diskError(cause, target.kind === 'file' ? dirname(target.path) : folder);
}

/** Counts, and tells now and then. */
function createProgress(post: Post) {
  let [done, of, bytes, looks] = [0, 0, 0, 0];
  let told = systemClock();
  function tell(): void {
    const now = systemClock();
    if (now - told < EXPORT_PROGRESS_MS * 1_000) return;
    told = now;
    post({ kind: 'progress', done, of, bytes });
  }
  return {
    get any() {
      return looks > 0;
    },
    get bytes() {
      return bytes;
    },
    looked(nowDone: number, nowOf: number): void {
      [done, of] = [nowDone, nowOf];
      looks += 1;
      if (looks % RECORDS_PER_LOOK === 0) tell();
    },
    wrote(count: number): void {
      bytes += count;
      tell();
    },
  };
}

function openOutput(target: Target, post: Post): Output {
  return target.kind === 'file' ? fileOutput(target) : pieceOutput(target.taken, post);
}

/** What is there under the target's name stays until the new file is whole. */
function fileOutput({ path, temporary }: Extract<Target, { kind: 'file' }>): Output {
  const file = openSync(temporary, 'wx');
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  return {
    write(piece) {
      for (let at = 0; at < piece.length;) at += writeSync(file, piece, at);
    },
    finish() {
      close();
      renameSync(temporary, path);
    },
    abandon() {
      close();
      rmSync(temporary, { force: true });
    },
  };
}

/** Waits in place while enough pieces are on their way: nothing else happens in this thread. */
function pieceOutput(taken: Int32Array<SharedArrayBuffer>, post: Post): Output {
  let sent = 0;
  return {
    write(piece) {
      for (let now = Atomics.load(taken, 0); sent - now >= EXPORT_PIECES_AHEAD; now = Atomics.load(taken, 0))
        Atomics.wait(taken, 0, now);
      sent += 1;
      post({ kind: 'piece', bytes: piece }, [(piece as Piece).buffer]);
    },
    finish: () => undefined,
    abandon: () => undefined,
  };
}
