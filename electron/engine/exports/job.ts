import type { ParleyError } from '../../../shared/errors';
import type { ExportFormat, RecordingFormat } from '../../../shared/model/export';
import type { Framing } from '../../../shared/model/framing';
import type { FlushedExtent, View } from '../capture/capture';
import type { FileFacts } from './formats/record-writer';

/** Which rows an export writes: records `from … to - 1` of a view, or those of them that a filter found. */
export interface Selection {
  readonly view: View;
  readonly from: number;
  readonly to: number;
  /** Rows as distances from `from`, rising, in half the memory of whole ones where they fit; `null`: all rows of the view. */
  readonly rows: Uint32Array | Float64Array | null;
}

/** What makes frames of the records of a capture. */
export interface FramedRange extends Pick<FlushedExtent, 'growing' | 'passed'> {
  readonly framing: Framing;
}

/** Where an export goes: a file, or in pieces to who started the thread. */
export type Target =
  | {
      readonly kind: 'file';
      readonly path: string;
      /** Written first, beside it, and then renamed. */
      readonly temporary: string;
    }
  /** `taken` counts the pieces that were taken, so that no more than a few wait. */
  | { readonly kind: 'pieces'; readonly taken: Int32Array<SharedArrayBuffer> };

/** What a thread is told that exports. */
export interface ExportJob {
  readonly kind: 'export';
  /** Folder of the capture, of which records `first … next - 1` are whole on disk. */
  readonly folder: string;
  readonly first: number;
  readonly next: number;
  readonly selection: Selection;
  /** How the rows are cut of a framed view, and how its capture ended; `null`: rows are records. */
  readonly framed: FramedRange | null;
  readonly format: ExportFormat;
  readonly facts: FileFacts;
  readonly target: Target;
}

/** What an exporting thread tells. */
export type ExportNews =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number; readonly bytes: number }
  | { readonly kind: 'piece'; readonly bytes: Uint8Array }
  | { readonly kind: 'done'; readonly bytes: number }
  | { readonly kind: 'failed'; readonly error: ParleyError };

/** What a thread is told that records. It begins at record `from`. */
export interface RecordingJob {
  readonly kind: 'recording';
  readonly endpoint: number;
  readonly facts: FileFacts;
  readonly from: number;
  readonly format: RecordingFormat;
  readonly file: string;
  readonly rotateBytes: number | null;
}

/** What a recording thread is told while it runs. */
export type RecordingOrder =
  /** Records `first … next - 1` can be read there. */
  | { readonly kind: 'extent'; readonly folder: string; readonly first: number; readonly next: number }
  /** End with the record before `at`. */
  | { readonly kind: 'stop'; readonly at: number };

/** How far a recording has come. */
export interface RecordingProgress {
  readonly file: string;
  readonly bytes: number;
  readonly files: number;
  readonly lost: number;
  readonly problem: ParleyError | null;
}

/** What a recording thread tells. After `stopped` it ends; `problem` then says why not everything is in the file. */
export type RecordingNews =
  | { readonly kind: 'progress'; readonly progress: RecordingProgress }
  | { readonly kind: 'stopped'; readonly progress: RecordingProgress };
