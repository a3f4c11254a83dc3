import type { Result } from '../../../shared/contract';
import type { Outcome } from '../../../shared/errors';
import type { CaptureId } from '../../../shared/model/capture';
import type { ReadableCapture, RecordCapture } from '../capture/capture';

/** Finds what can be read under a number: a capture, or a framed view of one. */
export interface CaptureFinder {
  get(id: CaptureId): ReadableCapture | undefined;
}

/** All captures that this program knows: the one it writes, those it opened, and those that lie on disk. */
export interface Captures {
  /** The capture with this number, while it can be read; 0 is that of this run. */
  get(id: CaptureId): RecordCapture | undefined;
  list(): Promise<Result<'captures.list'>>;
  /** Opens one of an earlier run; the same number while it is open. Fails as `not_found`, `capture_in_use`, `capture_unreadable` or `too_many_captures`. */
  open(name: string): Promise<Outcome<{ capture: CaptureId }>>;
  close(id: CaptureId): Promise<Outcome<Record<string, never>>>;
  /** Deletes one of an earlier run. */
  remove(name: string): Promise<Outcome<Record<string, never>>>;
  /** Sets how much disk the capture of a run may take, now and in runs to come. */
  configure(maxBytes: number): Promise<void>;
  /** Closes what was opened. */
  dispose(): Promise<void>;
}
