import type { Client } from '../../shared/client';
import type { Params, Result } from '../../shared/contract';
import { succeed, type Outcome } from '../../shared/errors';
import type { RowsView } from './row-cache';

/** Answers of different epochs fit no window, so that they are asked for again. */
const MIXED = -1;

type Place = NonNullable<Result<'rows.locate'>['found']>;

/** What is to be found in a view: records by their sequence numbers, `null` for none. */
export interface Sought {
  /** All rows before this record are hidden. */
  readonly cleared: number | null;
  readonly top: number | null;
  readonly cursor: number | null;
  /** Whether the row nearest to the cursor's will do: the view may be cut otherwise. */
  readonly isNear?: boolean;
}

/** Where it is. Indexes are true for `epoch`. */
export interface Places {
  /** `null` when nothing was sought. */
  readonly epoch: number | null;
  /** Index of the first row that is not hidden. */
  readonly floor: number;
  /** The record, or the nearest one that the view has. */
  readonly top: number | null;
  /** The record itself, or the nearest one if that will do. */
  readonly cursor: number | null;
}

/** Finds records in a view. Fails as `rows.locate` does. */
export async function findPlaces(
  client: Client,
  view: Readonly<RowsView>,
  sought: Sought,
): Promise<Outcome<Places>> {
  let epoch: number | null = null;

  async function locate(to: Params<'rows.locate'>['to']): Promise<Outcome<Place | null>> {
    const outcome = await client.call('rows.locate', { ...view, to });
    if (!outcome.ok) return outcome;
    epoch = epoch === null || epoch === outcome.value.epoch ? outcome.value.epoch : MIXED;
    return succeed(outcome.value.found);
  }

  async function nearest(seq: number): Promise<Outcome<Place | null>> {
    const behind = await locate({ kind: 'from', seq });
    return !behind.ok || behind.value !== null ? behind : locate({ kind: 'before', seq });
  }

  const none: Outcome<Place | null> = succeed(null);
  const { cleared, top, cursor, isNear = false } = sought;
  const [hidden, stays, marked] = await Promise.all([
    cleared === null ? none : locate({ kind: 'before', seq: cleared }),
    top === null ? none : nearest(top),
    cursor === null ? none : isNear ? nearest(cursor) : locate({ kind: 'from', seq: cursor }),
  ]);
  if (!hidden.ok) return hidden;
  if (!stays.ok) return stays;
  if (!marked.ok) return marked;
  return succeed({
    epoch,
    floor: hidden.value === null ? 0 : hidden.value.index + 1,
    top: stays.value?.index ?? null,
    cursor: isNear || marked.value?.seq === cursor ? (marked.value?.index ?? null) : null,
  });
}
