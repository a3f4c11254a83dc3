import type { Params } from '../../../shared/contract';
import type { Handlers } from '../../../shared/dispatch';
import { fail, succeed, type Outcome } from '../../../shared/errors';
import type { ReadableCapture, RowSource } from '../capture/capture';
import type { CaptureFinder } from '../captures/captures';
import type { FilterSession } from '../filters/filters';

type RowHandlers = Pick<Handlers, 'rows.window' | 'rows.bytes' | 'rows.locate'>;
type ViewParams = Pick<Params<'rows.window'>, 'capture' | 'endpoint' | 'connection' | 'filter'>;

/** What was captured. */
export function rowHandlers(captures: CaptureFinder, filters: FilterSession): RowHandlers {
  /** A capture and the rows of it that a request means. */
  function rowsOf(view: ViewParams): Outcome<{ capture: ReadableCapture; source: RowSource }> {
    const capture = captures.get(view.capture);
    if (capture === undefined) return fail('not_found', { what: 'capture', id: view.capture });
    if (view.filter === null) return succeed({ capture, source: capture.source(view) });
    const source = filters.source(view.filter);
    return source.ok ? succeed({ capture, source: source.value }) : source;
  }

  return {
    'rows.window': async ({ from, count, ...view }) => {
      const found = rowsOf(view);
      if (!found.ok) return found;
      const { capture, source } = found.value;
      const { first, total, epoch } = source;
      const start = Math.max(first, from ?? total - count);
      const seqs = source.seqs(start, count);
      const rows = await capture.read(seqs);
      // The oldest may have been dropped meanwhile, any may have been lost by the disk: those given are without a gap.
      const skipped = rows[0] === undefined ? seqs.length : seqs.indexOf(rows[0].seq);
      const gap = rows.findIndex(({ seq }, i) => seq !== seqs[skipped + i]);
      const given = gap === -1 ? rows : rows.slice(0, gap);
      return succeed({ first, total, epoch, from: start + skipped, rows: given });
    },
    'rows.locate': async ({ to, ...view }) => {
      const found = rowsOf(view);
      if (!found.ok) return found;
      const { capture, source } = found.value;
      const seq = to.kind === 'time' ? await capture.seqAt(to.at) : to.seq;
      const { epoch } = source;
      if (seq === null) return succeed({ epoch, found: null });
      return succeed({ epoch, found: held(source, indexFor(source, to.kind, seq)) });
    },
    'rows.bytes': ({ capture: id, seq, offset, length }) => {
      const capture = captures.get(id);
      if (capture === undefined) return fail('not_found', { what: 'capture', id });
      return capture.bytes(seq, offset, length);
    },
  };
}

function indexFor(source: RowSource, kind: Params<'rows.locate'>['to']['kind'], seq: number): number {
  switch (kind) {
    case 'after':
      return source.indexFrom(seq + 1);
    case 'before':
      return source.indexFrom(seq) - 1;
    case 'from':
      return source.indexFrom(seq);
    case 'time':
      // All rows of a view may be earlier than the record that was found in the whole capture.
      return Math.min(source.indexFrom(seq), source.total - 1);
  }
}

function held(source: RowSource, index: number): { index: number; seq: number } | null {
  if (index < source.first || index >= source.total) return null;
  const [seq] = source.seqs(index, 1);
  return seq === undefined ? null : { index, seq };
}
