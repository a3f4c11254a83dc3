import * as limits from '../../../shared/limits';
import type { Clock } from '../clock';
import type { BlockCache } from './block-cache';
import type { Disk } from './disk';

/** The bounds of the capture of a run; those of `limits.ts`, unless a spec wants others. Sizes in bytes, times in ms. */
export interface LiveCaptureBounds {
  /** Payload and records of one segment. */
  readonly segmentBytes: number;
  readonly segmentRecords: number;
  /** Most disk that all of its files may take. */
  readonly maxBytes: number;
  /** What may wait to be written before it stalls, and how little must wait before it goes on. */
  readonly behindBytes: number;
  readonly resumeBytes: number;
  /** How long a record waits, how long a suspended capture does before it tries again, and between two signs of life. */
  readonly flushMs: number;
  readonly retryMs: number;
  readonly beatMs: number;
  /** How long a close waits for the disk. */
  readonly closeMs: number;
}

/** What the capture of a run is made with. */
export interface LiveCaptureOptions extends Partial<LiveCaptureBounds> {
  /** Folder of all captures: this run's becomes a folder in it. */
  readonly folder: string;
  readonly clock: Clock;
  /** Name and version of the program, for the manifest. */
  readonly program: string;
  /** Blocks of files that were read; one for all captures. */
  readonly cache?: BlockCache;
  /** Replaced in specs. */
  readonly disk?: Disk;
}

/** The bounds as `limits.ts` has them. */
export const usualBounds: LiveCaptureBounds = {
  segmentBytes: limits.SEGMENT_PAYLOAD_BYTES,
  segmentRecords: limits.SEGMENT_RECORDS,
  maxBytes: limits.CAPTURE_DISK_BYTES,
  behindBytes: limits.CAPTURE_BEHIND_BYTES,
  resumeBytes: limits.CAPTURE_RESUME_BYTES,
  flushMs: limits.CAPTURE_FLUSH_MS,
  retryMs: limits.CAPTURE_RETRY_MS,
  beatMs: limits.CAPTURE_BEAT_MS,
  closeMs: limits.CAPTURE_CLOSE_MS,
};
