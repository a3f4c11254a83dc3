import type { Captures } from '../captures/captures';
import type { Changes } from '../changes';
import type { Filters } from './filters';

/** What filters need of their engine. */
export interface FiltersOptions {
  readonly captures: Captures;
  readonly changes: Changes;
  /** Folder of the built threads. */
  readonly threads: URL;
}

/** The filters of one engine; each one that is open has a thread. */
export function createFilters(_options: FiltersOptions): Filters {
  throw new Error('not built yet');
}
