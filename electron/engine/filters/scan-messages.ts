import type { FlushedExtent } from '../capture/capture';
import type { FramePlace } from '../framing/facts';
import type { FoundBatch } from './found-rows';
import type { RecordMarks } from './marks';
import type { ScanJob } from './scanner';

/** What a scanning thread is started with. */
export interface ScanStart {
  readonly job: ScanJob;
  /** For its guard. */
  readonly work: SharedArrayBuffer;
}

/** What a scanning thread is told. */
export type ToScan =
  /** The capture has come so far. */
  | { readonly kind: 'extent'; readonly extent: FlushedExtent }
  /** `frames`: where those of the rows are that are frames, in a framed view; else `null`. */
  | {
      readonly kind: 'marks';
      readonly id: number;
      readonly seqs: readonly number[];
      readonly frames: readonly FramePlace[] | null;
    }
  /** Look at no more records. */
  | { readonly kind: 'stop' };

/** What a scanning thread tells. */
export type FromScan =
  /** It has looked at all records before `position`. */
  | { readonly kind: 'found'; readonly position: number; readonly batch: FoundBatch }
  | { readonly kind: 'marks'; readonly id: number; readonly marks: RecordMarks[] }
  /** It has stopped. */
  | { readonly kind: 'stopped' };
