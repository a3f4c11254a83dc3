import type { ReadableCapture } from '../capture/capture';
import type { Changes } from '../changes';
import type { Outlet, Recordings } from './exports';

/** What recordings need of their engine. */
export interface RecordingsOptions {
  readonly capture: ReadableCapture;
  readonly changes: Changes;
  /** Folder of the built threads. */
  readonly threads: URL;
  readonly outlet: Outlet;
}

/** The recordings of one engine. */
export function createRecordings(_options: RecordingsOptions): Recordings {
  throw new Error('not built yet');
}
