import type { Handlers } from '../../../shared/dispatch';
import type { FilterSession } from '../filters/filters';

type FilterHandlers = Pick<
  Handlers,
  'filter.open' | 'filter.status' | 'filter.marks' | 'filter.stop' | 'filter.close'
>;

/** The filters of one subscriber. */
export function filterHandlers(filters: FilterSession): FilterHandlers {
  return {
    'filter.open': (request) => filters.open(request),
    'filter.status': ({ filter }) => filters.status(filter),
    'filter.marks': ({ filter, seqs }) => filters.marks(filter, seqs),
    'filter.stop': ({ filter }) => filters.stop(filter),
    'filter.close': ({ filter }) => filters.close(filter),
  };
}
