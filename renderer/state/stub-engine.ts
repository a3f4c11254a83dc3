import type { Client } from '../../shared/client';
import type { Params, Result } from '../../shared/contract';
import { fail, succeed, type Outcome } from '../../shared/errors';
import type { Criteria, FilterId } from '../../shared/model/criteria';
import { isChunk, type Row } from '../../shared/model/row';

/** An engine that answers at once for what a log asks: rows out of an array, filters by the text that a chunk holds. */
export interface StubEngine {
  /** Everything that was captured; a spec replaces it. */
  captured: readonly Row[];
  /** Criteria of the filters that are open. */
  readonly filters: ReadonlyMap<FilterId, Criteria>;
  readonly call: Client['call'];
}

export function stubEngine(): StubEngine {
  const filters = new Map<FilterId, Criteria>();
  let lastFilter = 0;

  function textOf(row: Row): string {
    return isChunk(row) ? new TextDecoder().decode(row.preview) : '';
  }

  function fits(row: Row, filter: FilterId | null): boolean {
    const criteria = filter === null ? undefined : filters.get(filter);
    if (criteria === undefined) return true;
    const { kinds, pattern } = criteria;
    if (kinds !== null && row.kind !== 'damaged' && !kinds.includes(row.kind)) return false;
    return pattern === null || (pattern.kind === 'text' && textOf(row).includes(pattern.text));
  }

  function rowsOf({ connection, filter }: Pick<Params<'rows.window'>, 'connection' | 'filter'>): Row[] {
    return self.captured.filter(
      (row) => (connection === null || row.connection === connection) && fits(row, filter),
    );
  }

  function window(params: Params<'rows.window'>): Result<'rows.window'> {
    const rows = rowsOf(params);
    const from = params.from ?? Math.max(0, rows.length - params.count);
    return { first: 0, total: rows.length, epoch: 0, from, rows: rows.slice(from, from + params.count) };
  }

  function locate({ to, ...view }: Params<'rows.locate'>): Result<'rows.locate'> {
    const rows = rowsOf(view);
    const index =
      to.kind === 'before'
        ? rows.findLastIndex(({ seq }) => seq < to.seq)
        : rows.findIndex(({ seq, at }) =>
            to.kind === 'time' ? at >= to.at : to.kind === 'after' ? seq > to.seq : seq >= to.seq,
          );
    const row = rows[index];
    return { epoch: 0, found: row === undefined ? null : { index, seq: row.seq } };
  }

  function marks({ filter, seqs }: Params<'filter.marks'>): Result<'filter.marks'> {
    const pattern = filters.get(filter)?.pattern;
    const text = pattern?.kind === 'text' ? pattern.text : null;
    const rows = self.captured.filter((row) => seqs.includes(row.seq) && text !== null);
    return {
      marks: rows.map((row) => {
        const at = textOf(row).indexOf(text ?? '');
        return { seq: row.seq, ranges: at < 0 ? [] : [[at, at + (text?.length ?? 0)]] };
      }),
    };
  }

  function status({ filter }: Params<'filter.status'>): Outcome<Result<'filter.status'>> {
    if (!filters.has(filter)) return fail('not_found', { what: 'filter', id: filter });
    const of = self.captured.length;
    const matches = self.captured.filter((row) => fits(row, filter)).length;
    return succeed({ state: { kind: 'live' }, scanned: of, of, matches });
  }

  function answer(method: string, params: unknown): Outcome<unknown> {
    switch (method) {
      case 'rows.window':
        return succeed(window(params as Params<'rows.window'>));
      case 'rows.locate':
        return succeed(locate(params as Params<'rows.locate'>));
      case 'rows.bytes': {
        const { seq } = params as Params<'rows.bytes'>;
        const row = self.captured.find((each) => each.seq === seq);
        const bytes = row !== undefined && isChunk(row) ? row.preview : new Uint8Array();
        return succeed({ bytes, total: bytes.length });
      }
      case 'filter.open':
        filters.set((lastFilter += 1) as FilterId, (params as Params<'filter.open'>).criteria);
        return succeed({ filter: lastFilter });
      case 'filter.status':
        return status(params as Params<'filter.status'>);
      case 'filter.marks':
        return succeed(marks(params as Params<'filter.marks'>));
      case 'filter.close':
        filters.delete((params as Params<'filter.close'>).filter);
        return succeed({});
      default:
        return fail('transport_lost', {});
    }
  }

  const self: StubEngine = {
    captured: [],
    filters,
    call: (method, params) => Promise.resolve(answer(method, params)) as ReturnType<Client['call']> as never,
  };
  return self;
}
