import type { Params, Result } from '../../../shared/contract';
import type { Outcome } from '../../../shared/errors';
import type { CaptureId } from '../../../shared/model/capture';
import type { ReadableCapture } from '../capture/capture';

/** The framed views of one subscriber: they end with it. */
export interface FramingSession {
  /** Begins to cut. Fails as `not_found`, `invalid_framing` or `too_many_framings`. */
  open(request: Params<'framing.open'>): Outcome<{ capture: CaptureId }>;
  status(capture: CaptureId): Outcome<Result<'framing.status'>>;
  /** The frames of a chunk record. */
  of(capture: CaptureId, record: number): Promise<Outcome<Result<'framing.of'>>>;
  close(capture: CaptureId): Outcome<Record<string, never>>;
  dispose(): void;
}

/** All framed views of an engine. */
export interface Framings {
  session(): FramingSession;
  /** A framed view as the capture that it is read as. */
  get(capture: CaptureId): ReadableCapture | undefined;
  /** Ends every thread. */
  dispose(): Promise<void>;
}
