import type { Params, Result } from '../../../shared/contract';
import type { Outcome } from '../../../shared/errors';
import type { FilterId } from '../../../shared/model/criteria';
import type { RowSource } from '../capture/capture';

type Done = Outcome<Record<string, never>>;

/** The filters of one subscriber: they end with it. */
export interface FilterSession {
  /** Begins to look. Fails as `not_found`, `invalid_pattern` or `too_many_filters`. */
  open(request: Params<'filter.open'>): Outcome<{ filter: FilterId }>;
  status(filter: FilterId): Outcome<Result<'filter.status'>>;
  marks(filter: FilterId, seqs: readonly number[]): Promise<Outcome<Result<'filter.marks'>>>;
  stop(filter: FilterId): Done;
  close(filter: FilterId): Done;
  /** The rows that a filter found so far. */
  source(filter: FilterId): Outcome<RowSource>;
  dispose(): void;
}

/** All filters of an engine. */
export interface Filters {
  session(): FilterSession;
  /** Ends every thread. */
  dispose(): Promise<void>;
}
