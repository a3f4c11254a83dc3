import { formatBytes } from '../../../shared/bytes/format';
import type { RowsState } from '../../state/row-cache';
import type { Search } from '../find/finder';
import { countOf } from './row-text';

type Loaded = Extract<RowsState, { kind: 'loaded' }>;

/**
 * What stands above the first row: that there were older ones, or nothing. `maxBytes`: what the capture may take on
 * disk; `null` where that is not known.
 */
export function leadWords({ dropped, hidden, shown }: Loaded, maxBytes: number | null): string | null {
  if (dropped === 0 || hidden > 0) return null;
  const rows =
    shown.view.filter === null
      ? countOf(dropped, 'older row was', 'older rows were')
      : countOf(dropped, 'older match was', 'older matches were');
  return `${rows} dropped to stay under ${maxBytes === null ? 'the limit on disk' : formatBytes(maxBytes)}`;
}

/** Why there are no rows, where it is not for want of traffic; `null` where it is. */
export function emptyWords(rows: Loaded | null, search: Search): string | null {
  if (rows === null) return null;
  if (rows.shown.view.filter !== null) {
    const isLooking = search.kind !== 'open' || search.status?.state.kind === 'scanning';
    return isLooking ? 'Looking for matching rows…' : 'No row matches.';
  }
  return rows.hidden > 0 ? 'Nothing since the log was cleared.' : null;
}
