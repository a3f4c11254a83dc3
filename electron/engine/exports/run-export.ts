import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorOf, type ParleyError } from '../../../shared/errors';
import { EXPORT_PIECES_AHEAD, EXPORT_PROGRESS_MS } from '../../../shared/limits';
import { diskError } from '../capture/disk-faults';
import { openReader } from '../capture/open-reader';
import { systemClock } from '../clock';
import type { OwnThread } from '../threads/own-thread';
import { exportPieces } from './export-pieces';
import { readFileFacts } from './file-facts';
import { DamagedRecordError } from './formats/record-writer';
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

/** Records between two looks at the clock. */
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
  let bytes = 0;
  let any = false;
  try {
    const progress = createProgress(post, () => bytes);
    const looked = (done: number, of: number): void => {
      any = true;
      progress(done, of);
    };
    for (const piece of exportPieces(reader, job, readFileFacts(folder, selection.complete), looked)) {
      bytes += piece.length;
      output.write(piece);
    }
    // The rows were there when the export began: a file without them would be silently wrong.
    if (!any) throw new DroppedError(selection.from);
    output.finish();
    return bytes;
  } catch (cause) {
    output.abandon();
    throw cause;
  } finally {
    reader.close();
  }
}

/** All records were dropped before they could be read. */
class DroppedError extends Error {
  readonly seq: number;

  constructor(seq: number) {
    super(`Record ${seq} was dropped.`);
    this.seq = seq;
  }
}

function failure(cause: unknown, { target, folder }: ExportJob): ParleyError {
  if (cause instanceof DamagedRecordError) return errorOf('record_damaged', { seq: cause.seq });
  if (cause instanceof DroppedError) return errorOf('record_dropped', { seq: cause.seq });
  return diskError(cause, target.kind === 'file' ? dirname(target.path) : folder);
}

function createProgress(post: Post, bytes: () => number): (done: number, of: number) => void {
  let records = 0;
  let told = systemClock();
  return (done, of) => {
    records += 1;
    if (records % RECORDS_PER_LOOK !== 0) return;
    const now = systemClock();
    if (now - told < EXPORT_PROGRESS_MS * 1_000) return;
    told = now;
    post({ kind: 'progress', done, of, bytes: bytes() });
  };
}

function openOutput(target: Target, post: Post): Output {
  return target.kind === 'file' ? fileOutput(target) : pieceOutput(target.taken, post);
}

/** What is there under the target's name stays until the new file is whole. */
function fileOutput({ path, temporary }: Extract<Target, { kind: 'file' }>): Output {
  const file = openSync(temporary, 'wx');
  return {
    write(piece) {
      for (let at = 0; at < piece.length;) at += writeSync(file, piece, at);
    },
    finish() {
      closeSync(file);
      renameSync(temporary, path);
    },
    abandon() {
      try {
        closeSync(file);
      } catch {
        // Closed before the rename failed.
      }
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
