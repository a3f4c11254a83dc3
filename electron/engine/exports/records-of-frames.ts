import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Params } from '../../../shared/contract';
import { recordOf } from '../../../shared/framing/framed-seq';
import type { Framed, RowSource } from '../capture/capture';
import { lowerBound } from '../capture/row-page';

/** Frames that are looked up before others have their turn. */
const FRAMES_A_TURN = 16_384;

type Part = Pick<Params<'export.start'>, 'from' | 'to'>;

/** The part of a capture that a part of its framed view is of: whole records, from the first byte of the first frame on. */
export function recordRange(framed: Framed, { from, to }: Part): Part {
  return {
    from: from === null ? null : (framed.place(from)?.first ?? recordOf(from)),
    to: to === null ? null : recordOf(to),
  };
}

/** The records that the bytes of some frames are in, and those of the same connections between them. */
export async function recordsOfFrames(framed: Framed, rows: RowSource): Promise<RowSource> {
  const records = new Set<number>();
  for (let index = rows.first; index < rows.total; index += FRAMES_A_TURN) {
    for (const seq of rows.seqs(index, FRAMES_A_TURN)) {
      const { first, last } = framed.place(seq) ?? { first: recordOf(seq), last: recordOf(seq) };
      if (first === last) records.add(first);
      else for (const record of await between(framed, first, last)) records.add(record);
    }
    await nextTurn();
  }
  return listed([...records].sort((one, other) => one - other));
}

/** The records of the connection of record `first`, up to record `last`. */
async function between({ of }: Framed, first: number, last: number): Promise<number[]> {
  const [row] = await of.read([first]);
  if (row === undefined) return [];
  const own = of.source({ endpoint: row.endpoint, connection: row.connection });
  const index = own.indexFrom(first);
  return own.seqs(index, own.indexFrom(last + 1) - index);
}

/** Rows that do not change any more. */
function listed(seqs: readonly number[]): RowSource {
  return {
    first: 0,
    total: seqs.length,
    epoch: 0,
    seqs: (from, count) => seqs.slice(from, from + count),
    indexFrom: (seq) => lowerBound(seqs.length, (place) => (seqs[place] as number) >= seq),
  };
}
