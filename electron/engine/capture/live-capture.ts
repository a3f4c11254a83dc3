import type { Clock } from '../clock';
import type { Capture } from './capture';

/** What the capture of a run is made with. */
export interface LiveCaptureOptions {
  /** Folder of all captures: this run's becomes a folder in it. */
  readonly folder: string;
  readonly clock: Clock;
  /** Name and version of the program, for the manifest. */
  readonly program: string;
}

/** Opens the capture of this run. Never throws: where the disk takes nothing, it begins suspended. */
export function openLiveCapture(_options: LiveCaptureOptions): Capture {
  throw new Error('not built yet');
}
