import type { Client } from '../../../shared/client';
import type { Params } from '../../../shared/contract';
import { succeed, type Outcome } from '../../../shared/errors';
import type { FilterId } from '../../../shared/model/criteria';
import type { RowsView } from '../../state/row-cache';

export type Direction = 'next' | 'previous';

/** A match: its record, and which one it is among those of its filter, from 0. */
export interface Match {
  readonly filter: FilterId;
  readonly seq: number;
  readonly index: number;
}

/** Where stepping begins: behind or ahead of the cursor's record, or with the first or last one in view. */
export type StepFrom = { readonly kind: 'cursor' | 'view'; readonly seq: number } | null;

type Target = Params<'rows.locate'>['to'];
const BEGINNING: Target = { kind: 'from', seq: 0 };
const END: Target = { kind: 'before', seq: Number.MAX_SAFE_INTEGER };

/** Finds the next match in a direction; past the last one it is the first, and the other way round. `null`: there is none. */
export async function findMatch(
  client: Client,
  view: Readonly<Omit<RowsView, 'filter'>>,
  filter: FilterId,
  direction: Direction,
  from: StepFrom,
): Promise<Outcome<Match | null>> {
  const around = direction === 'next' ? BEGINNING : END;
  for (const to of from === null ? [around] : [targetFrom(direction, from), around]) {
    const outcome = await client.call('rows.locate', { ...view, filter, to });
    if (!outcome.ok) return outcome;
    const { found } = outcome.value;
    if (found !== null) return succeed({ filter, ...found });
  }
  return succeed(null);
}

function targetFrom(direction: Direction, { kind, seq }: NonNullable<StepFrom>): Target {
  if (kind === 'cursor') return { kind: direction === 'next' ? 'after' : 'before', seq };
  return direction === 'next' ? { kind: 'from', seq } : { kind: 'before', seq: seq + 1 };
}
