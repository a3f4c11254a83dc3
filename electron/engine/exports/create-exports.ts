import type { Captures } from '../captures/captures';
import type { Changes } from '../changes';
import type { Exports, Outlet } from './exports';

/** What exports need of their engine. */
export interface ExportsOptions {
  readonly captures: Captures;
  readonly changes: Changes;
  /** Folder of the built threads. */
  readonly threads: URL;
  readonly outlet: Outlet;
}

/** The exports of one engine; each one that runs has a thread. */
export function createExports(_options: ExportsOptions): Exports {
  throw new Error('not built yet');
}
