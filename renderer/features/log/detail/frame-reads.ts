import type { Client } from '../../../../shared/client';
import { succeed, type Outcome } from '../../../../shared/errors';
import { FRAME_LISTED_READS, WINDOW_MAX_ROWS } from '../../../../shared/limits';
import { isChunk, type ChunkRow } from '../../../../shared/model/row';
import type { LogView } from '../log';

/** The chunks that hold a frame, as far as they are listed: in order, the first ones of `of`. */
export interface FrameReads {
  readonly chunks: readonly ChunkRow[];
  readonly of: number;
}

/** Looks for the chunks of a frame among the rows of its connection. `whole`: the view that the frames are of. */
export async function findReads(
  client: Client,
  whole: LogView,
  frame: ChunkRow,
): Promise<Outcome<FrameReads>> {
  const facts = frame.frame;
  if (facts === undefined) return succeed({ chunks: [], of: 0 });
  const { first, last, chunks: of } = facts;
  const found: ChunkRow[] = [];
  const view = { ...whole, filter: null };
  const place = await client.call('rows.locate', { ...view, to: { kind: 'from', seq: first } });
  if (!place.ok) return place;
  let from = place.value.found?.index ?? null;
  while (from !== null && found.length < Math.min(of, FRAME_LISTED_READS)) {
    const window = await client.call('rows.window', { ...view, from, count: WINDOW_MAX_ROWS });
    if (!window.ok) return window;
    const { rows } = window.value;
    const own = rows.filter(isChunk).filter((row) => isOfFrame(row, frame) && row.seq <= last);
    found.push(...own);
    const newest = rows.at(-1);
    from = newest === undefined || newest.seq >= last ? null : window.value.from + rows.length;
  }
  return succeed({ chunks: found.slice(0, FRAME_LISTED_READS), of });
}

function isOfFrame(row: ChunkRow, frame: ChunkRow): boolean {
  return row.kind === frame.kind && row.endpoint === frame.endpoint && row.connection === frame.connection;
}
