import type { CaptureId } from './capture';

/** The capture that this run writes. */
export const LIVE_CAPTURE = 0 as CaptureId;
